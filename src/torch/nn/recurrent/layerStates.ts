import * as tf from '@tensorflow/tfjs';

/** The state of all layers and directions: h, and perhaps c; each [layers × directions, batch, hidden]. */
export interface States {
  readonly h: tf.Tensor;
  readonly c: tf.Tensor | null;
}

/** What all layers made: the last one's output, and the last states of each layer and direction. */
export interface LayerResult {
  readonly out: tf.Tensor;
  readonly h: readonly tf.Tensor[];
  readonly c: readonly tf.Tensor[] | null;
}

/** The states of all layers and directions stacked: h, and perhaps c. */
export function joinStates({ h, c }: LayerResult, shape: readonly number[]): tf.Tensor[] {
  const joined = (states: readonly tf.Tensor[]): tf.Tensor =>
    tf.reshape(states.length === 1 ? (states[0] as tf.Tensor) : tf.stack([...states], 0), [...shape]);
  return c === null ? [joined(h)] : [joined(h), joined(c)];
}

/** A state with its rows in another order. */
export function rowsInOrder(state: tf.Tensor, rows: readonly number[] | null): tf.Tensor {
  return rows ? tf.gather(state, tf.tensor1d([...rows], 'int32'), 1) : state;
}
