import * as tf from '@tensorflow/tfjs';

/** Is this one of TensorFlow.js's tensors? */
export function isTensor(value: unknown): value is tf.Tensor {
  return value instanceof tf.Tensor;
}
