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
    const vectors = inVectors(values.length);
    // Made anew, not mapped: what was cast from whole numbers may still lie in an array of them.
    const shares = Float32Array.from(values, (value, i) => 1 / fround(1 + (i < vectors ? float32Exp(-value) : fround(Math.exp(-value)))));
    return cpu.makeTensorInfo(x.shape, 'float32', shares);
  });
}
