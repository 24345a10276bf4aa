import type * as tf from '@tensorflow/tfjs';

/** A tensor's values, row-major. Not a copy: never to be written to. */
export function readValues(tensor: tf.Tensor): tf.TypedArray {
  return tensor.dataSync();
}
