import type * as tf from '@tensorflow/tfjs';

/** The part of TensorFlow.js's CPU backend that kernels use. */
export interface CpuBackend {
  readSync(dataId: object): Float32Array;
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): tf.TensorInfo;
}
