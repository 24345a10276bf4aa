import * as tf from '@tensorflow/tfjs';

/** By the values of a tensor: they outlive the tensor, and copies of it share them. */
const exact = new WeakMap<object, number>();

/**
 * A number as a float32 tensor without axes that remembers it in float64: PyTorch computes with the number itself where
 * a line has one, as in x ** 1.7.
 */
export function exactScalar(value: number): tf.Tensor {
  const scalar = tf.tensor(value, undefined, 'float32');
  exact.set(scalar.dataId, value);
  return scalar;
}

/** The number a tensor was made of by `exactScalar`; undefined for every other. */
export function exactNumber({ dataId }: { readonly dataId: object }): number | undefined {
  return exact.get(dataId);
}
