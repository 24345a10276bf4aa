import { fusedSequence, hasSequenceKernel } from '../kernels/sequenceKernels.ts';
import { composedSequence } from './composedSequence.ts';
import { rerunNow } from './rerun.ts';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';

/** One layer in one direction, the fastest way the backend has; in a model that is run again maybe step by step. */
export function runSequence(input: SequenceInput, record?: object): SequenceOutput {
  const rerun = rerunNow();
  if (record && rerun?.isWalked(record)) return composedSequence(input, undefined, rerun.handsOn(record));
  return hasSequenceKernel(input.cell) ? fusedSequence(input) : composedSequence(input);
}
