import * as tf from '@tensorflow/tfjs';
import { floats, isOnCpu } from '../engine/onCpu.ts';
import { axesIn, registerGradient, savedAt } from './gradient.ts';

/** Operations that take a value more than once: its gradient is the sum over every place where it went. */
export function registerRepeats(): void {
  registerGradient('Tile', {
    inputsToSave: ['x'],
    of: (dy, saved, { reps }) => ({
      x: () => {
        const [{ shape }, times] = [savedAt(saved, 0), reps as number[]];
        return times.includes(0) ? tf.zeros(shape) : times.reduce(sumOfRepeats, dy).reshape(shape);
      },
    }),
  });
  registerGradient('MirrorPad', {
    inputsToSave: ['x'],
    of: (dy, saved, { paddings, mode }) => ({
      x: () =>
        (paddings as [number, number][]).reduce((gradient, [before, after], axis) => {
          const size = savedAt(saved, 0).shape[axis] ?? 1;
          return before + after === 0 ? gradient : sumOfPlaces(gradient, axis, mirrored(size, before, after, mode === 'symmetric'), size);
        }, dy),
    }),
  });
  registerGradient('GatherV2', {
    inputsToSave: ['x', 'indices'],
    of: (dy, saved, { axis, batchDims = 0 }) => {
      const [x, indices] = [savedAt(saved, 0), savedAt(saved, 1)];
      const [along = 0] = axesIn(axis, x.rank);
      return { x: () => taken(dy, x.shape, indices, along, batchDims as number) };
    },
  });
  registerGradient('Cumsum', {
    of: (dy, _saved, { axis, exclusive, reverse }) => ({
      x: () => tf.cumsum(dy, axis as number, exclusive as boolean, !(reverse as boolean)),
    }),
  });
}

function sumOfRepeats(gradient: tf.Tensor, times: number, axis: number): tf.Tensor {
  if (times === 1) return gradient;
  const { shape } = gradient;
  const inner = product(shape.slice(axis + 1));
  const size = (shape[axis] ?? 0) / times;
  const parts = tf.reshape(gradient, [product(shape.slice(0, axis)), times, size * inner]);
  return tf.reshape(tf.sum(parts, 1), [...shape.slice(0, axis), size, ...shape.slice(axis + 1)]);
}

/** Where each place along an axis of a mirrored tensor was taken from. */
function mirrored(size: number, before: number, after: number, isSymmetric: boolean): tf.Tensor {
  const edge = isSymmetric ? 1 : 0;
  const from = Array.from({ length: before + size + after }, (_, i) => {
    const place = i - before;
    if (place < 0) return -place - edge;
    return place < size ? place : 2 * (size - 1) - place + edge;
  });
  return tf.tensor(from, [from.length], 'int32');
}

function taken(dy: tf.Tensor, shape: readonly number[], indices: tf.Tensor, axis: number, batchDims: number): tf.Tensor {
  const size = shape[axis] ?? 1;
  if (batchDims === 0) {
    const flat = tf.reshape(dy, [...shape.slice(0, axis), indices.size, ...shape.slice(axis + 1)]);
    return sumOfPlaces(flat, axis, tf.reshape(indices, [-1]), size);
  }
  // Each batch has indices of its own.
  const batches = product(shape.slice(0, batchDims));
  const ofBatch = tf.unstack(tf.reshape(indices, [batches, -1]), 0);
  const parts = tf.unstack(tf.reshape(dy, [batches, ...dy.shape.slice(batchDims)]), 0);
  const rest = shape.slice(batchDims);
  return tf.reshape(tf.stack(parts.map((part, i) => taken(part, rest, ofBatch[i] as tf.Tensor, axis - batchDims, 0))), [...shape]);
}

/** Adds up the parts of `gradient` along `axis` at the places they came from. */
function sumOfPlaces(gradient: tf.Tensor, axis: number, places: tf.Tensor, size: number): tf.Tensor {
  if (gradient.size === 0) return tf.zeros(gradient.shape.with(axis, size));
  const swap = gradient.shape.map((_, i) => (i === axis ? 0 : i === 0 ? axis : i));
  const first = tf.transpose(gradient, swap);
  return tf.transpose(isOnCpu() ? sumOfRows(first, places, size) : tf.unsortedSegmentSum(first, places as tf.Tensor1D, size), swap);
}

/**
 * Row by row in float32, as PyTorch adds them. TensorFlow.js multiplies every row with 0 for every place, which leaves
 * NaN of what is infinite.
 */
function sumOfRows(gradient: tf.Tensor, places: tf.Tensor, size: number): tf.Tensor {
  const rest = gradient.shape.slice(1);
  const width = product(rest);
  const [values, rows] = [floats(gradient), places.dataSync()];
  const sums = new Float32Array(size * width);
  for (let row = 0, at = 0; row < rows.length; row++) {
    for (let k = 0, to = (rows[row] as number) * width; k < width; k++, to++, at++)
      sums[to] = (sums[to] as number) + (values[at] as number);
  }
  return tf.tensor(sums, [size, ...rest]);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
