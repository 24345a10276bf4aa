import * as tf from '@tensorflow/tfjs';
import { sizeOf } from '../making/shapeOf.ts';
import { replaceKernel } from './replaceKernel.ts';

/** The mean of nothing is NaN, 0 / 0, as in PyTorch and NumPy; TensorFlow.js says 0. */
export function registerEmptyMeans(): void {
  for (const backendName of ['cpu', 'webgl'] as const) {
    replaceKernel('Mean', backendName, given => call => {
      const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
      if (sizeOf(x.shape) > 0) return given(call);
      const { axis, keepDims } = call.attrs as unknown as { readonly axis: number | number[]; readonly keepDims: boolean };
      const axes = tf.util.parseAxisParam(axis, x.shape);
      const shape = keepDims ? x.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : x.shape.filter((_, i) => !axes.includes(i));
      const backend = call.backend as unknown as {
        makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array): tf.TensorInfo;
      };
      return backend.makeTensorInfo(shape, 'float32', new Float32Array(sizeOf(shape)).fill(Number.NaN));
    });
  }
}
