import * as tf from '@tensorflow/tfjs';

/**
 * Puts a kernel of ours in the place of TensorFlow.js's own, which `kernelOf` is given and may still call. Nothing
 * happens where the backend is not there, as WebGL in Node.
 */
export function replaceKernel(kernelName: string, backendName: 'cpu' | 'webgl', kernelOf: (given: tf.KernelFunc) => tf.KernelFunc): void {
  const given = tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined;
  if (given === undefined) return;
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({ ...given, kernelFunc: kernelOf(given.kernelFunc) });
}
