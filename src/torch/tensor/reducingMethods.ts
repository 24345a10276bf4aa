import * as tf from '@tensorflow/tfjs';
import { keepsAxes, reducedAxes } from '../input/axisIndex.ts';
import { LabError } from '../input/labError.ts';
import { shapeText } from '../input/shapeText.ts';
import { currentSession } from '../session/session.ts';
import { tensorIn } from '../input/tensorIn.ts';

type Dims = number | readonly number[];

export const reducingMethods = {
  argmax(dim?: number, keepDim = false): tf.Tensor {
    return placeOfExtreme('argmax', this, tf.argMax, dim, keepDim);
  },
  argmin(dim?: number, keepDim = false): tf.Tensor {
    return placeOfExtreme('argmin', this, tf.argMin, dim, keepDim);
  },
  mean(dim?: Dims, keepDim = false): tf.Tensor {
    const x = tensorIn('mean', this);
    const axes = reducedAxes('mean', dim, x.rank);
    keepsAxes('mean', keepDim);
    if (x.dtype === 'int32') {
      throw new LabError(
        'mean needs float32, but this tensor holds whole numbers, and so would have to do their mean: write x.float().mean().',
      );
    }
    const mean = tf.tidy(() => tf.mean(x.dtype === 'float32' ? x : tf.cast(x, 'float32'), axes, keepDim));
    if (dim !== undefined) currentSession().graph.keepOperands(mean);
    return withoutAxes(mean, x, axes, keepDim);
  },
  sum(dim?: Dims, keepDim = false): tf.Tensor {
    const x = tensorIn('sum', this);
    const axes = reducedAxes('sum', dim, x.rank);
    keepsAxes('sum', keepDim);
    return withoutAxes(tf.sum(x, axes, keepDim), x, axes, keepDim);
  },
};

function placeOfExtreme(name: string, self: unknown, find: typeof tf.argMax, dim: number | undefined, keepDim: boolean): tf.Tensor {
  const x = tensorIn(name, self);
  const axes = reducedAxes(name, dim, x.rank);
  keepsAxes(name, keepDim);
  checkFilled(name, x, axes, dim === undefined);
  const [axis] = axes;
  if (x.dtype === 'bool' && x.size > 0 && !(dim !== undefined && axis !== undefined && x.shape[axis] === 1)) {
    throw new LabError(`${name} needs numbers, but this tensor holds booleans: write x.float().${name}(…).`);
  }
  const left = keepDim ? x.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : x.shape.filter((_, i) => !axes.includes(i));
  if (dim === undefined || axis === undefined) return tf.tidy(() => tf.reshape(find(tf.reshape(x, [-1])), left));
  if (x.size === 0) return tf.tensor([], left, 'int32');
  return withoutAxes(
    tf.tidy(() => tf.reshape(find(x, axis), left)),
    x,
    [axis],
    keepDim,
  );
}

/** The largest of nothing does not exist. */
export function checkFilled(caller: string, x: tf.Tensor, axes: readonly number[], isWhole: boolean): void {
  const empty = axes.find(axis => x.shape[axis] === 0);
  if (empty === undefined) return;
  throw new LabError(
    isWhole
      ? `${caller} of ${shapeText(x.shape)}: there is no value in it to choose from.`
      : `${caller} along axis ${String(empty)} of ${shapeText(x.shape)}: that axis has no entries to choose from.`,
  );
}

/** Hands the names of the axes that are left on to the result. */
function withoutAxes(result: tf.Tensor, x: tf.Tensor, axes: readonly number[], keepDim: boolean): tf.Tensor {
  const { notes } = currentSession();
  const names = notes.axesOf(x);
  return notes.nameAxes(result, keepDim ? names : (names?.filter((_, axis) => !axes.includes(axis)) ?? null));
}
