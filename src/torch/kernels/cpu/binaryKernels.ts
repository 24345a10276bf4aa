import type * as tf from '@tensorflow/tfjs';
import type { CpuBackend } from './cpuBackend.ts';
import { replaceKernel } from '../base/replaceKernel.ts';

/** out[i] = a[…] ∘ b[…]; an operand that is shorter than `out` begins again when it is through. */
type Loop = (a: Float32Array, b: Float32Array, out: Float32Array) => void;

interface Operands {
  readonly a: tf.TensorInfo;
  readonly b: tf.TensorInfo;
}

/**
 * Puts plain loops into the place of TensorFlow.js's element-wise operations on the CPU, where both operands are
 * float32 and one repeats along the other's first axes: equal shapes, a bias, a number. TensorFlow.js divides twice for
 * each element of equal shapes, and makes three lists for each that is repeated. The results are the same; everything
 * else is left to it.
 */
export function registerBinaryKernels(): void {
  for (const [kernelName, loop] of Object.entries(loops)) replace(kernelName, loop);
}

function replace(kernelName: string, loop: Loop): void {
  replaceKernel(kernelName, 'cpu', given => call => {
    const { a, b } = call.inputs as unknown as Operands;
    const shape = a.dtype === 'float32' && b.dtype === 'float32' ? repeatedShape(a.shape, b.shape) : null;
    if (shape === null) return given(call);
    const cpu = call.backend as CpuBackend;
    const out = new Float32Array(sizeOf(shape));
    loop(cpu.readSync(a.dataId), cpu.readSync(b.dataId), out);
    return cpu.makeTensorInfo(shape, 'float32', out);
  });
}

/** The shape of two shapes' result where one of them repeats along the other's first axes; else null. */
function repeatedShape(a: readonly number[], b: readonly number[]): number[] | null {
  if (repeatsIn(b, a)) return [...a];
  return repeatsIn(a, b) ? [...b] : null;
}

/** Is `small`, but for axes of size 1 that it begins with, what `large` ends with? */
function repeatsIn(small: readonly number[], large: readonly number[]): boolean {
  const shift = large.length - small.length;
  if (shift < 0) return false;
  const first = small.findIndex(size => size !== 1);
  return first === -1 || small.slice(first).every((size, axis) => size === large[first + axis + shift]);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

// Each with a loop of its own: one loop that is given the operation would call it for each element.
const loops: Readonly<Record<'Add' | 'Sub' | 'Multiply' | 'RealDiv', Loop>> = {
  Add(a, b, out) {
    for (let i = 0, j = 0, k = 0; i < out.length; i++) {
      out[i] = (a[j] as number) + (b[k] as number);
      if (++j === a.length) j = 0;
      if (++k === b.length) k = 0;
    }
  },
  Sub(a, b, out) {
    for (let i = 0, j = 0, k = 0; i < out.length; i++) {
      out[i] = (a[j] as number) - (b[k] as number);
      if (++j === a.length) j = 0;
      if (++k === b.length) k = 0;
    }
  },
  Multiply(a, b, out) {
    for (let i = 0, j = 0, k = 0; i < out.length; i++) {
      out[i] = (a[j] as number) * (b[k] as number);
      if (++j === a.length) j = 0;
      if (++k === b.length) k = 0;
    }
  },
  RealDiv(a, b, out) {
    for (let i = 0, j = 0, k = 0; i < out.length; i++) {
      out[i] = (a[j] as number) / (b[k] as number);
      if (++j === a.length) j = 0;
      if (++k === b.length) k = 0;
    }
  },
};
