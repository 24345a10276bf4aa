import type * as tf from '@tensorflow/tfjs';
import type { Nonlinearity } from '../kernels/base/sequenceKernelNames.ts';
import type { Packing } from '../input/packedSequence.ts';
import type { Cell } from './cell.ts';

/** What one layer in one direction works on. */
export interface SequenceInput {
  readonly cell: Cell;
  /** [time, batch, features], or [batch, time, features] with `batchFirst`. */
  readonly x: tf.Tensor;
  readonly batchFirst: boolean;
  /** [batch, hidden]. */
  readonly h0: tf.Tensor;
  /** [batch, hidden]; null for a cell without a cell state. */
  readonly c0: tf.Tensor | null;
  readonly weights: CellWeights;
  /** Walk from the last time step to the first? */
  readonly isReverse: boolean;
  readonly nonlinearity: Nonlinearity;
  /** Of a packed batch: `x` is then [steps of all sequences, features], and the states stand as the sequences do. */
  readonly packing?: Packing;
}

/** The parameters of one layer in one direction; the rows are the cell's blocks, one after the other. */
export interface CellWeights {
  /** [blocks × hidden, features]. */
  readonly inputWeight: tf.Tensor;
  /** [blocks × hidden, hidden]. */
  readonly hiddenWeight: tf.Tensor;
  /** [blocks × hidden], or null without bias. */
  readonly inputBias: tf.Tensor | null;
  readonly hiddenBias: tf.Tensor | null;
}

/** The same with other tensors in the places of its own. */
export function withTensors(input: SequenceInput, other: (tensor: tf.Tensor) => tf.Tensor): SequenceInput {
  const { x, h0, c0, weights } = input;
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights;
  return {
    ...input,
    x: other(x),
    h0: other(h0),
    c0: c0 && other(c0),
    weights: {
      inputWeight: other(inputWeight),
      hiddenWeight: other(hiddenWeight),
      inputBias: inputBias && other(inputBias),
      hiddenBias: hiddenBias && other(hiddenBias),
    },
  };
}

/** How many sequences a batch has, of how many steps and features. */
export function sequenceSizes({ x, batchFirst, packing }: Pick<SequenceInput, 'x' | 'batchFirst' | 'packing'>): {
  readonly sequences: number;
  readonly steps: number;
  readonly features: number;
} {
  if (packing) return { sequences: packing.batchSizes[0] ?? 0, steps: packing.batchSizes.length, features: x.shape[1] ?? 0 };
  const [first = 0, second = 0, features = 0] = x.shape;
  const [sequences, steps] = batchFirst ? [first, second] : [second, first];
  return { sequences, steps, features };
}

export interface SequenceOutput {
  /** h at every time step, laid out as `x` is. */
  readonly out: tf.Tensor;
  /** [batch, hidden]: h after the last step that was walked. */
  readonly h: tf.Tensor;
  readonly c: tf.Tensor | null;
}
