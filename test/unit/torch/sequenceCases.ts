import * as tf from '@tensorflow/tfjs';
import { manualSeed, randn } from '../../../src/torch/index.ts';
import { hasCellState } from '../../../src/torch/cells/cell.ts';
import { gruCell } from '../../../src/torch/cells/gru.ts';
import { lstmCell } from '../../../src/torch/cells/lstm.ts';
import { rnnCell } from '../../../src/torch/cells/rnn.ts';
import type { SequenceInput, SequenceOutput } from '../../../src/torch/cells/sequence.ts';

export const fusedCells = { LSTM: lstmCell, GRU: gruCell, RNN: rnnCell };

export interface Sizes {
  readonly kind: keyof typeof fusedCells;
  readonly batch: number;
  readonly steps: number;
  readonly features: number;
  readonly hidden: number;
  readonly isReverse: boolean;
  readonly batchFirst: boolean;
  readonly hasBias: boolean;
  readonly nonlinearity: 'tanh' | 'relu';
}

export const plain = { isReverse: false, batchFirst: false, hasBias: true, nonlinearity: 'tanh' } as const;
export const cases: Sizes[] = (['LSTM', 'GRU', 'RNN'] as const).flatMap(kind => [
  { ...plain, kind, batch: 1, steps: 1, features: 1, hidden: 1 },
  { ...plain, kind, batch: 5, steps: 3, features: 2, hidden: 3, batchFirst: true },
  { ...plain, kind, batch: 4, steps: 7, features: 5, hidden: 9, isReverse: true },
  { ...plain, kind, batch: 9, steps: 4, features: 6, hidden: 8, isReverse: true, batchFirst: true, hasBias: false },
  { ...plain, kind, batch: 3, steps: 5, features: 7, hidden: 5, nonlinearity: 'relu' as const },
]);
/** Drawn values for everything a layer works on; all want gradients. */
export function inputOf({ kind, batch, steps, features, hidden, isReverse, batchFirst, hasBias, nonlinearity }: Sizes): SequenceInput {
  manualSeed(5);
  const cell = fusedCells[kind];
  const rows = cell.blocks.length * hidden;
  const drawn = (...shape: number[]): tf.Tensor => {
    const tensor = randn(...shape).mul(0.6);
    tensor.requiresGrad = true;
    return tensor;
  };
  return {
    cell,
    isReverse,
    batchFirst,
    nonlinearity,
    x: batchFirst ? drawn(batch, steps, features) : drawn(steps, batch, features),
    h0: drawn(batch, hidden),
    c0: hasCellState(cell) ? drawn(batch, hidden) : null,
    weights: {
      inputWeight: drawn(rows, features),
      hiddenWeight: drawn(rows, hidden),
      inputBias: hasBias ? drawn(rows) : null,
      hiddenBias: hasBias ? drawn(rows) : null,
    },
  };
}

export const leavesOf = ({ x, h0, c0, weights }: SequenceInput): tf.Tensor[] =>
  [x, h0, c0, weights.inputWeight, weights.hiddenWeight, weights.inputBias, weights.hiddenBias].filter(each => each !== null);

/** A number that depends on every output in its own way. */
export function measure({ out, h, c }: SequenceOutput): tf.Tensor {
  const weigh = (tensor: tf.Tensor): tf.Tensor => tensor.mul(tf.linspace(-1, 1.5, tensor.size).reshape(tensor.shape)).sum();
  return [out, h, c]
    .filter(each => each !== null)
    .map(weigh)
    .reduce((a, b) => a.add(b));
}
