import * as tf from '@tensorflow/tfjs';

/** Keeps TensorFlow.js's CPU backend from advertising its Node package on the console at its first use. */
export function quietCpu(): void {
  const cpu = tf.findBackend('cpu') as { firstUse?: boolean } | null;
  if (cpu !== null) cpu.firstUse = false;
}
