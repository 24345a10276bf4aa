import * as tf from '@tensorflow/tfjs';

// As they were before any lab ran: a tensor can be given methods of its own.
const { apply } = Reflect;
// eslint-disable-next-line @typescript-eslint/unbound-method -- applied to other values
const { dataSync } = tf.Tensor.prototype;

/** A tensor's values, row-major. Not a copy: never to be written to. */
export function readValues(tensor: tf.Tensor): tf.TypedArray {
  return apply<tf.Tensor, [], tf.TypedArray>(dataSync, tensor, []);
}
