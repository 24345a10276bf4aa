import type * as tf from '@tensorflow/tfjs';
import { float32Exp } from '../../digits/float32Functions.ts';
import { rowSum } from '../../digits/float32Sums.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

const { fround } = Math;

/**
 * Gives shares on the CPU PyTorch's last bit: rounded after every step, as its kernel for the last axis does, which
 * multiplies each power by one over their sum.
 */
export function registerSoftmaxKernel(): void {
  replaceKernel('Softmax', 'cpu', given => call => {
    const { logits } = call.inputs as unknown as { readonly logits: tf.TensorInfo };
    const { dim } = call.attrs as unknown as { readonly dim: number };
    if (logits.dtype !== 'float32' || dim !== logits.shape.length - 1) return given(call);
    const cpu = call.backend as CpuBackend;
    return cpu.makeTensorInfo(logits.shape, 'float32', sharesOf(cpu.readSync(logits.dataId), logits.shape.at(-1) ?? 1));
  });
}

function sharesOf(values: ArrayLike<number>, count: number): Float32Array {
  const shares = new Float32Array(values.length);
  for (let start = 0; start < shares.length; start += count) {
    let most = -Infinity;
    for (let i = start; i < start + count; i++) most = Math.max(most, values[i] as number);
    for (let i = start; i < start + count; i++) shares[i] = float32Exp(fround((values[i] as number) - most));
    const part = fround(1 / rowSum(shares, start, count));
    for (let i = start; i < start + count; i++) shares[i] = (shares[i] as number) * part;
  }
  return shares;
}
