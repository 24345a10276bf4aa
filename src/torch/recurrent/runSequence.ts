import { fusedSequence, hasSequenceKernel } from '../kernels/sequenceKernels.ts';
import { composedSequence } from './composedSequence.ts';
import { packedSequence } from './packedSequences.ts';
import { rerunNow } from './rerun.ts';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';

/** One layer in one direction, the fastest way the backend has; in a model that is run again maybe step by step. */
export function runSequence(given: SequenceInput, record?: object): SequenceOutput {
  const { packing } = given;
  if (packing) return packedSequence({ ...given, packing }, fastest);
  const rerun = rerunNow();
  if (!record || !rerun) return fastest(given);
  const input = rerun.adjusted(record, given);
  return rerun.isWalked(record) ? composedSequence(input, undefined, time => rerun.handAt(time)) : fastest(input);
}

function fastest(input: SequenceInput): SequenceOutput {
  return hasSequenceKernel(input.cell) ? fusedSequence(input) : composedSequence(input);
}
