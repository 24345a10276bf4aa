import * as tf from '@tensorflow/tfjs';

/** Keeps TensorFlow.js's CPU backend from advertising its Node package on the console at its first use. */
export function quietCpu(): void {
  if (tf.env().getBool('IS_NODE')) tf.env().set('PROD', true);
}
