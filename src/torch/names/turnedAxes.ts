import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../input/labError.ts';
import { answerFor } from './answer.ts';

/** PyTorch's short names for a tensor with its axes in another order. What they mean depends on how many there are. */
const names = ['T', 't', 'mT', 'H', 'mH', 'adjoint'] as const;

type Turned = (typeof names)[number];

export function answerForTurned(prototype: object): void {
  answerFor(prototype, names, (name, spelled, of) => {
    const { rank } = of as tf.Tensor;
    const instead = written(name as Turned, rank);
    return new LabError(
      `There is no ${spelled} of a tensor here: ${instead === null ? misfit(name, rank) : adviceOf(instead)}.`,
      instead === null ? null : { kind: 'member', wrote: spelled, instead },
    );
  });
}

function adviceOf(instead: string): string {
  return instead === 'x' ? 'with fewer than two axes there is nothing to turn, so leave it out' : `write ${instead}`;
}

function misfit(name: string, rank: number): string {
  const isFor = name === 't' ? 'at most two axes' : name === 'H' ? 'two axes' : 'two axes or more';
  const swapped = rank > 2 ? ': name the two to swap, as in x.transpose(1, 2)' : '';
  return `it is for ${isFor}, and this tensor has ${String(rank)}${swapped}`;
}

/** What does the same here; null where PyTorch has nothing for so many axes. Values are real: nothing is conjugated. */
function written(name: Turned, rank: number): string | null {
  if (rank === 2) return 'x.transpose(0, 1)';
  if (name === 'T' && rank > 2) return `x.permute(${Array.from({ length: rank }, (_, axis) => rank - 1 - axis).join(', ')})`;
  if (name === 'T' || name === 't') return rank < 2 ? 'x' : null;
  return name === 'H' || rank < 2 ? null : 'x.transpose(-2, -1)';
}
