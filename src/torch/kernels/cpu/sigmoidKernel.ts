import type * as tf from '@tensorflow/tfjs';
import { float32Exp } from '../../digits/float32Functions.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

/** Below it, e⁻ˣ is near the largest float32, and soon past it. */
const DEEP = -80;

/** Deep below 0 the sigmoid is 0 on the CPU, as in PyTorch, where float32 has no room for e⁻ˣ; float64 has. */
export function registerSigmoidKernel(): void {
  replaceKernel('Sigmoid', 'cpu', given => call => {
    const result = given(call) as tf.TensorInfo;
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    const cpu = call.backend as CpuBackend;
    const [values, shares] = [cpu.readSync(x.dataId), cpu.readSync(result.dataId)];
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value < DEEP) shares[i] = 1 / Math.fround(1 + float32Exp(-value));
    }
    return result;
  });
}
