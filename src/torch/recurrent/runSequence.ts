import { fusedSequence, hasSequenceKernel } from '../kernels/sequenceKernels.ts';
import { composedSequence } from './composedSequence.ts';
import type { HeldValue } from '../cells/heldValues.ts';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';

/** One layer in one direction, the fastest way the running backend has; step by step where something is held in it. */
export function runSequence(input: SequenceInput, held: readonly HeldValue[] = []): SequenceOutput {
  return held.length === 0 && hasSequenceKernel(input.cell) ? fusedSequence(input) : composedSequence(input, undefined, held);
}
