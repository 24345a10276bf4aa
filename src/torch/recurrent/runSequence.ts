import { fusedSequence, hasSequenceKernel } from '../kernels/sequenceKernels.ts';
import { composedSequence } from './composedSequence.ts';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';

/** One layer in one direction, the fastest way the running backend has. */
export function runSequence(input: SequenceInput): SequenceOutput {
  return hasSequenceKernel(input.cell) ? fusedSequence(input) : composedSequence(input);
}
