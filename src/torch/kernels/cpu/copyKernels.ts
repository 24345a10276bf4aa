import * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../../input/shapeOf.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import { copyBlock, indexOf, rowMajor, type NumberRow } from './copyBlock.ts';
import type { CpuBackend } from './cpuBackend.ts';

/**
 * Puts plain loops into the place of TensorFlow.js's operations on the CPU that only move values: parts of a tensor,
 * axes in another order, zeros around it. TensorFlow.js makes four lists for each value of a part. What is moved is the
 * same; what lies in a row already it takes without a copy, and that is left to it, as all that is not numbers.
 */
export function registerCopyKernels(): void {
  replaceCopy('Slice', (cpu, x, attrs, given) => {
    const { begin, size } = attrs as unknown as { readonly begin: number | number[]; readonly size: number | number[] };
    const [from = [], sizes = []] = tf.slice_util.parseSliceParams(x, begin, size);
    if (tf.slice_util.isSliceContinous(x.shape, from, sizes)) return given();
    tf.slice_util.assertParamsValid(x, from, sizes);
    return partOf(cpu, x, from, sizes);
  });
  replaceCopy('SplitV', (cpu, x, attrs, given) => {
    const { numOrSizeSplits, axis } = attrs as unknown as { readonly numOrSizeSplits: number | number[]; readonly axis: number };
    const [at = 0] = tf.util.parseAxisParam(axis, x.shape);
    const parts = partSizes(x.shape[at] ?? 1, numOrSizeSplits);
    if (parts === null || productOfSizes(x.shape.slice(0, at)) === 1) return given();
    let start = 0;
    return parts.map(length => {
      const begin = x.shape.map((_, each) => (each === at ? start : 0));
      start += length;
      return partOf(cpu, x, begin, x.shape.with(at, length));
    });
  });
  replaceCopy('Transpose', (cpu, x, attrs) => {
    const { perm } = attrs as unknown as { readonly perm: readonly number[] };
    const [shape, strides] = [x.shape, rowMajor(x.shape)].map(list => perm.map(axis => list[axis] as number)) as [number[], number[]];
    return filled(cpu, x, shape, out => {
      copyBlock(shape, cpu.readSync(x.dataId), { start: 0, strides }, out, { start: 0, strides: rowMajor(shape) });
    });
  });
  replaceCopy('PadV2', (cpu, x, attrs) => {
    const { paddings, constantValue } = attrs as unknown as { readonly paddings: [number, number][]; readonly constantValue: number };
    const shape = x.shape.map((length, axis) => length + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0));
    const strides = rowMajor(shape);
    const start = indexOf(
      paddings.map(([before]) => before),
      strides,
    );
    return filled(cpu, x, shape, out => {
      if (constantValue !== 0) out.fill(constantValue);
      copyBlock(x.shape, cpu.readSync(x.dataId), { start: 0, strides: rowMajor(x.shape) }, out, { start, strides });
    });
  });
}

/** Of so many values along an axis; null where TensorFlow.js works them out, or says why it cannot. */
function partSizes(length: number, parts: number | readonly number[]): readonly number[] | null {
  if (typeof parts === 'number') return parts > 0 && length % parts === 0 ? Array.from({ length: parts }, () => length / parts) : null;
  return !parts.includes(-1) && parts.reduce((sum, part) => sum + part, 0) === length ? parts : null;
}

type Result = tf.TensorInfo | tf.TensorInfo[];
type Attributes = NonNullable<Parameters<tf.KernelFunc>[0]['attrs']>;

/** Has TensorFlow.js do what is not of numbers, or of no values at all. */
function replaceCopy(
  kernelName: string,
  copy: (cpu: CpuBackend, x: tf.TensorInfo, attrs: Attributes, given: () => Result) => Result,
): void {
  replaceKernel(kernelName, 'cpu', given => call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    const isPlain = Object.hasOwn(arrays, x.dtype) && productOfSizes(x.shape) > 0;
    return isPlain ? copy(call.backend as CpuBackend, x, call.attrs ?? {}, () => given(call)) : given(call);
  });
}

const arrays = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

function filled(cpu: CpuBackend, { dtype }: tf.TensorInfo, shape: readonly number[], fill: (out: NumberRow) => void): tf.TensorInfo {
  const kind = dtype as keyof typeof arrays;
  const out = new arrays[kind](productOfSizes(shape));
  fill(out);
  return cpu.makeTensorInfo(shape, kind, out);
}

function partOf(cpu: CpuBackend, x: tf.TensorInfo, begin: readonly number[], sizes: readonly number[]): tf.TensorInfo {
  const strides = rowMajor(x.shape);
  return filled(cpu, x, sizes, out => {
    copyBlock(sizes, cpu.readSync(x.dataId), { start: indexOf(begin, strides), strides }, out, { start: 0, strides: rowMajor(sizes) });
  });
}
