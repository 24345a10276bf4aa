import * as tf from '@tensorflow/tfjs';
import { axisIndex } from '../axisIndex.ts';
import { currentSession } from '../session.ts';
import { tensorIn } from '../tensorIn.ts';

type Dims = number | readonly number[];

export const reducingMethods = {
  argmax(dim?: number): tf.Tensor {
    const x = tensorIn('argmax', this);
    if (dim === undefined) return tf.tidy(() => tf.argMax(tf.reshape(x, [-1])));
    const axis = axisIndex('argmax', dim, x.rank);
    return withoutAxes(tf.argMax(x, axis), x, [axis], false);
  },
  mean(dim?: Dims, keepDim = false): tf.Tensor {
    const x = tensorIn('mean', this);
    const axes = axesOf('mean', x, dim);
    return withoutAxes(
      tf.tidy(() => tf.mean(x.dtype === 'float32' ? x : tf.cast(x, 'float32'), axes, keepDim)),
      x,
      axes,
      keepDim,
    );
  },
  sum(dim?: Dims, keepDim = false): tf.Tensor {
    const x = tensorIn('sum', this);
    const axes = axesOf('sum', x, dim);
    return withoutAxes(tf.sum(x, axes, keepDim), x, axes, keepDim);
  },
};

function axesOf(caller: string, x: tf.Tensor, dim: Dims | undefined): number[] {
  if (dim === undefined) return x.shape.map((_, axis) => axis);
  return (typeof dim === 'number' ? [dim] : [...dim]).map(each => axisIndex(caller, each, x.rank));
}

/** Hands the names of the axes that are left on to the result. */
function withoutAxes(result: tf.Tensor, x: tf.Tensor, axes: readonly number[], keepDim: boolean): tf.Tensor {
  const { notes } = currentSession();
  const names = notes.axesOf(x);
  return notes.nameAxes(result, keepDim ? names : (names?.filter((_, axis) => !axes.includes(axis)) ?? null));
}
