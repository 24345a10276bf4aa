import { fusedSequence, hasSequenceKernel } from '../kernels/sequenceKernels.ts';
import { composedSequence } from './composedSequence.ts';
import type { SequenceInput, SequenceOutput } from './sequence.ts';

/** One layer in one direction, the fastest way the running backend has. */
export function runSequence(input: SequenceInput): SequenceOutput {
  return hasSequenceKernel(input.kind) ? fusedSequence(input) : composedSequence(input);
}
