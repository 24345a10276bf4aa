import * as tf from '@tensorflow/tfjs';
import { axesIn, keptWhere, registerGradient, savedAt } from './gradient.ts';

/** Largest and smallest values: where several are equal they share the gradient, as in PyTorch. */
export function registerExtremes(): void {
  for (const kernelName of ['Max', 'Min']) {
    registerGradient(kernelName, {
      inputsToSave: ['x'],
      outputsToSave: [true],
      of: (dy, saved, attributes) => ({
        x: () => {
          // TensorFlow.js calls the axes of the one by another name than those of the other.
          const axis = attributes['reductionIndices'] ?? attributes['axis'];
          const [x, y] = [savedAt(saved, 0), savedAt(saved, 1)];
          return axis === undefined || axis === null ? sharedByAll(dy, x, y) : shared(dy, x, y, axis);
        },
      }),
    });
  }
  registerLarger('Maximum', tf.less, tf.greater);
  registerLarger('Minimum', tf.greater, tf.less);
}

/** Of all values the largest: where that is NaN, it is NaN that the gradient goes to, and nothing goes elsewhere. */
function sharedByAll(dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  const isExtreme = tf.logicalOr(tf.equal(x, y), tf.logicalAnd(tf.isNaN(x), tf.isNaN(y)));
  return keptWhere(isExtreme, tf.broadcastTo(tf.div(dy, tf.sum(tf.cast(isExtreme, 'float32'))), x.shape));
}

function shared(dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor, axis: unknown): tf.Tensor {
  const axes = axesIn(axis, x.rank);
  const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  const isExtreme = tf.cast(tf.equal(x, tf.reshape(y, kept)), 'float32');
  return tf.mul(isExtreme, tf.div(tf.reshape(dy, kept), tf.sum(isExtreme, axes, true)));
}

/** `isLess(a, b)`: does `b` win? Of equal ones each gets half. */
function registerLarger(kernelName: string, isLess: typeof tf.less, isMore: typeof tf.less): void {
  registerGradient(kernelName, {
    inputsToSave: ['a', 'b'],
    of: (dy, saved) => {
      const [a, b] = [savedAt(saved, 0), savedAt(saved, 1)];
      const part = (loses: tf.Tensor): tf.Tensor => keptWhere(tf.logicalNot(loses), tf.where(tf.equal(a, b), tf.div(dy, 2), dy));
      return { a: () => part(isLess(a, b)), b: () => part(isMore(a, b)) };
    },
  });
}
