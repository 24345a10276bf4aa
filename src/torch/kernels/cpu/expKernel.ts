import type * as tf from '@tensorflow/tfjs';
import { float32Exp } from '../../digits/float32Functions.ts';
import type { CpuBackend } from './cpuBackend.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/**
 * Gives eˣ on the CPU PyTorch's last bit, which shows where the result is large: four decimals of 22026.4648 are more
 * than float32 has.
 */
export function registerExpKernel(): void {
  replaceKernel('Exp', 'cpu', given => call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    if (x.dtype !== 'float32' && x.dtype !== 'int32' && x.dtype !== 'bool') return given(call);
    const cpu = call.backend as CpuBackend;
    const values = cpu.readSync(x.dataId);
    // Made anew, not mapped: powers of whole numbers have fractions.
    const powers = new Float32Array(values.length);
    for (let i = 0; i < powers.length; i++) powers[i] = float32Exp(values[i] as number);
    return cpu.makeTensorInfo(x.shape, 'float32', powers);
  });
}
