import * as tf from '@tensorflow/tfjs';

const ORDER = ['bool', 'int32', 'float32'] as const;

/**
 * The tensors in the one dtype that holds them all, as PyTorch promotes them: float32 before whole numbers, and those
 * before booleans.
 */
export function promoted(tensors: readonly tf.Tensor[]): tf.Tensor[] {
  const places = tensors.map(({ dtype }) => ORDER.indexOf(dtype as 'bool'));
  const dtype = ORDER[Math.max(...places)];
  // Text and complex numbers are TensorFlow.js's own business.
  if (dtype === undefined || places.includes(-1)) return [...tensors];
  return tensors.map(each => (each.dtype === dtype ? each : tf.cast(each, dtype)));
}
