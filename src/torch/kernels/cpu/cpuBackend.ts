import type * as tf from '@tensorflow/tfjs';

/** The part of TensorFlow.js's CPU backend that kernels use. */
export interface CpuBackend {
  readSync(dataId: object): Float32Array;
  disposeData(dataId: object): boolean;
  makeTensorInfo(
    shape: readonly number[],
    dtype: 'float32' | 'int32' | 'bool',
    values: Float32Array | Int32Array | Uint8Array,
  ): tf.TensorInfo;
}
