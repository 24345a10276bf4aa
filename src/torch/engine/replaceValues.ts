import type * as tf from '@tensorflow/tfjs';

/**
 * Gives `target` the values of `fresh` (same shape and type) and disposes `fresh`: how a parameter changes in place.
 * Copies that share the old values, such as those saved for a gradient, keep them.
 */
export function replaceValues(target: tf.Tensor, fresh: tf.Tensor): void {
  const old = target.dataId;
  target.dataId = fresh.dataId;
  fresh.dataId = old;
  fresh.dispose();
}
