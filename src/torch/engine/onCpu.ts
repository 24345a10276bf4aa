import * as tf from '@tensorflow/tfjs';

/**
 * Is the running backend the one whose tensors are plain arrays? Then small sums are faster done here than by a chain
 * of kernels.
 */
export function isOnCpu(): boolean {
  return tf.getBackend() === 'cpu';
}

/**
 * A float32 tensor's values on the CPU backend. To be written to only by those who own the tensor and share it with
 * nobody.
 */
export function floats(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>();
}
