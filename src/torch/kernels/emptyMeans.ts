import type * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../input/shapeOf.ts';
import { reducedShape } from './base/reducedShape.ts';
import { replaceKernel } from './base/replaceKernel.ts';

/** The mean of nothing is NaN, 0 / 0, as in PyTorch and NumPy; TensorFlow.js says 0. */
export function registerEmptyMeans(): void {
  for (const backendName of ['cpu', 'webgl'] as const) {
    replaceKernel('Mean', backendName, given => call => {
      const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
      if (productOfSizes(x.shape) > 0) return given(call);
      const { axis, keepDims } = call.attrs as unknown as { readonly axis: unknown; readonly keepDims: boolean };
      const shape = reducedShape(x.shape, axis, keepDims);
      const backend = call.backend as unknown as {
        makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array): tf.TensorInfo;
      };
      return backend.makeTensorInfo(shape, 'float32', new Float32Array(productOfSizes(shape)).fill(Number.NaN));
    });
  }
}
