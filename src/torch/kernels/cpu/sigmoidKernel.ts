import type * as tf from '@tensorflow/tfjs';
import { float32Exp, inVectors } from '../../digits/float32Functions.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

const { fround } = Math;

/**
 * Gives the sigmoid on the CPU PyTorch's last bit: rounded after every step. Deep below 0 it is 0, where float32 has no
 * room for e⁻ˣ.
 */
export function registerSigmoidKernel(): void {
  replaceKernel('Sigmoid', 'cpu', given => call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    if (x.dtype !== 'float32') return given(call);
    const cpu = call.backend as CpuBackend;
    const values = cpu.readSync(x.dataId);
    const shares = new Float32Array(values.length);
    sigmoids(values, shares);
    return cpu.makeTensorInfo(x.shape, 'float32', shares);
  });
}

/**
 * The sigmoid of each value. Not in place of what was cast from whole numbers, which may still lie in an array of them.
 */
export function sigmoids(values: ArrayLike<number>, shares: Float32Array): void {
  const vectors = inVectors(shares.length);
  for (let i = 0; i < vectors; i++) shares[i] = 1 / fround(1 + float32Exp(-(values[i] as number)));
  for (let i = vectors; i < shares.length; i++) shares[i] = 1 / fround(1 + fround(Math.exp(-(values[i] as number))));
}
