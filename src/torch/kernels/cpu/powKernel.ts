import type * as tf from '@tensorflow/tfjs';
import { exactNumber } from '../../engine/exactNumber.ts';
import { inVectors } from '../../digits/float32Functions.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

const { fround, sqrt } = Math;

/**
 * Gives powers on the CPU PyTorch's last bit where the exponent is a number: it rounds each product where it
 * multiplies, and takes any other exponent in float64, but in float32 where it computes in vectors.
 */
export function registerPowKernel(): void {
  replaceKernel('Pow', 'cpu', given => call => {
    const { a, b } = call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
    const exponent = exactNumber(b);
    if (exponent === undefined || a.dtype !== 'float32') return given(call);
    const cpu = call.backend as CpuBackend;
    const values = cpu.readSync(a.dataId);
    return cpu.makeTensorInfo(a.shape, 'float32', Float32Array.from(values, powerTo(exponent, inVectors(values.length))));
  });
}

/** Of float32 values, so many of them in vectors; what they give is rounded once more when it is stored. */
function powerTo(exponent: number, vectors: number): (x: number, i: number) => number {
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
      return (x, i) => x ** (i < vectors ? fround(exponent) : exponent);
  }
}
