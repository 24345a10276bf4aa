import type * as tf from '@tensorflow/tfjs';
import { exactNumber } from '../../engine/exactNumber.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

const { fround, sqrt } = Math;

/**
 * Gives powers on the CPU PyTorch's last bit where the exponent is a number: it takes that in float64, and rounds each
 * product where it multiplies.
 */
export function registerPowKernel(): void {
  replaceKernel('Pow', 'cpu', given => call => {
    const { a, b } = call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
    const exponent = exactNumber(b);
    if (exponent === undefined || a.dtype !== 'float32') return given(call);
    const cpu = call.backend as CpuBackend;
    return cpu.makeTensorInfo(a.shape, 'float32', Float32Array.from(cpu.readSync(a.dataId), powerTo(exponent)));
  });
}

/** Of float32 values; what they give is rounded once more when it is stored. */
function powerTo(exponent: number): (x: number) => number {
  switch (exponent) {
    case 2:
      return x => x * x;
    case 3:
      return x => fround(x * x) * x;
    case -2:
      return x => 1 / fround(x * x);
    case 0.5:
      return sqrt;
    case -0.5:
      return x => 1 / fround(sqrt(x));
    default:
      return x => x ** exponent;
  }
}
