import type * as tf from '@tensorflow/tfjs';

export type CellKind = 'LSTM' | 'GRU' | 'RNN';

/** What one layer in one direction works on. */
export interface SequenceInput {
  readonly kind: CellKind;
  /** [time, batch, features], or [batch, time, features] with `batchFirst`. */
  readonly x: tf.Tensor;
  readonly batchFirst: boolean;
  /** [batch, hidden]. */
  readonly h0: tf.Tensor;
  /** [batch, hidden]; LSTM only. */
  readonly c0: tf.Tensor | null;
  readonly weights: CellWeights;
  /** Walk from the last time step to the first? */
  readonly isReverse: boolean;
  readonly nonlinearity: 'tanh' | 'relu';
}

/** The parameters of one layer in one direction; the rows are the gates, one after the other (i, f, g, o or r, z, n). */
export interface CellWeights {
  /** [gates × hidden, features]. */
  readonly inputWeight: tf.Tensor;
  /** [gates × hidden, hidden]. */
  readonly hiddenWeight: tf.Tensor;
  /** [gates × hidden], or null without bias. */
  readonly inputBias: tf.Tensor | null;
  readonly hiddenBias: tf.Tensor | null;
}

export interface SequenceOutput {
  /** h at every time step, laid out as `x` is. */
  readonly out: tf.Tensor;
  /** [batch, hidden]: h after the last step that was walked. */
  readonly h: tf.Tensor;
  readonly c: tf.Tensor | null;
}

/** How many gates' worth of rows a cell's weights have. */
export const GATES: Readonly<Record<CellKind, number>> = { LSTM: 4, GRU: 3, RNN: 1 };
