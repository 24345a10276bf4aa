import * as tf from '@tensorflow/tfjs';

/**
 * Sums `tensor` over whatever was repeated to make it of something of this `shape`: axes that are missing there, and
 * axes of size 1. Null where it cannot have been made so.
 */
export function sumToShape(tensor: tf.Tensor, shape: readonly number[]): tf.Tensor | null {
  const missing = tensor.rank - shape.length;
  if (missing < 0) return null;
  const axes: number[] = [];
  for (const [axis, size] of tensor.shape.entries()) {
    const wanted = shape[axis - missing] ?? 1;
    if (axis < missing || (wanted === 1 && size !== 1)) axes.push(axis);
    else if (wanted !== size) return null;
  }
  return tf.reshape(tf.sum(tensor, axes), [...shape]);
}
