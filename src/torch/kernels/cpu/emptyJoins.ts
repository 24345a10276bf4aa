import type * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../../input/shapeOf.ts';
import type { CpuBackend } from './cpuBackend.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** What TensorFlow.js joins out of tensors without values holds a plain array, which its next kernel cannot cut. */
export function registerEmptyJoins(): void {
  for (const kernelName of ['Concat', 'Pack']) replace(kernelName);
}

function replace(kernelName: string): void {
  replaceKernel(kernelName, 'cpu', given => call => {
    const result = given(call) as tf.TensorInfo;
    const { shape, dtype } = result;
    if (productOfSizes(shape) > 0 || !(dtype === 'float32' || dtype === 'int32' || dtype === 'bool')) return result;
    const cpu = call.backend as CpuBackend;
    cpu.disposeData(result.dataId);
    return cpu.makeTensorInfo(shape, dtype, new ARRAYS[dtype](0));
  });
}
