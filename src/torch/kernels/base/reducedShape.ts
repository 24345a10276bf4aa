import * as tf from '@tensorflow/tfjs';

/** The shape of what is left when a kernel takes axes away; `axis` as TensorFlow.js hands it to kernels. */
export function reducedShape(shape: readonly number[], axis: unknown, keepDims: boolean): number[] {
  const axes = tf.util.parseAxisParam(axis as number[], [...shape]);
  return keepDims ? shape.map((size, i) => (axes.includes(i) ? 1 : size)) : shape.filter((_, i) => !axes.includes(i));
}
