import * as tf from '@tensorflow/tfjs';

// As it was before any lab ran.
const { apply } = Reflect;
// eslint-disable-next-line @typescript-eslint/unbound-method -- applied to other values
const { isPrototypeOf } = Object.prototype;

/**
 * Is this one of TensorFlow.js's tensors? Not `instanceof`, which TensorFlow.js answers by the names of a few methods:
 * any object can have those.
 */
export function isTensor(value: unknown): value is tf.Tensor {
  return apply(isPrototypeOf, tf.Tensor.prototype, [value]) as boolean;
}
