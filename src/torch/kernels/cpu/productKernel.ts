import type * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../../input/shapeOf.ts';
import { replaceKernel } from '../base/replaceKernel.ts';
import type { CpuBackend } from './cpuBackend.ts';

interface Operands {
  readonly a: tf.TensorInfo;
  readonly b: tf.TensorInfo;
}

/** So many products are summed in float64 before the sum is rounded: TensorFlow.js's own block. */
const BLOCK = 48;

/**
 * Puts a plain loop into the place of TensorFlow.js's matrix product on the CPU, which multiplies six indices for each
 * product of two numbers. Each sum adds the same products in the same order and is rounded where TensorFlow.js rounds
 * it, so the digits are its digits.
 */
export function registerProductKernel(): void {
  replaceKernel('BatchMatMul', 'cpu', given => call => {
    const { a, b } = call.inputs as unknown as Operands;
    const { transposeA, transposeB } = call.attrs as unknown as { readonly transposeA?: boolean; readonly transposeB?: boolean };
    const isPlain = a.dtype === 'float32' && b.dtype === 'float32';
    // Two matrices, which is what layers multiply.
    if (!isPlain || a.shape.length !== 2 || b.shape.length !== 2 || productOfSizes(a.shape) * productOfSizes(b.shape) === 0)
      return given(call);
    const [aRows = 0, aColumns = 0] = a.shape;
    const [bRows = 0, bColumns = 0] = b.shape;
    const [rows, shared] = transposeA === true ? [aColumns, aRows] : [aRows, aColumns];
    const [columns, other] = transposeB === true ? [bRows, bColumns] : [bColumns, bRows];
    // TensorFlow.js says what does not fit.
    if (shared !== other) return given(call);
    const cpu = call.backend as CpuBackend;
    const left = transposeA === true ? turned(cpu.readSync(a.dataId), shared, rows) : cpu.readSync(a.dataId);
    const right = transposeB === true ? cpu.readSync(b.dataId) : turned(cpu.readSync(b.dataId), shared, columns);
    return cpu.makeTensorInfo([rows, columns], 'float32', rowProducts(left, right, rows, columns, shared));
  });
}

/** [rows, shared] times the transpose of [columns, shared]. */
export function rowProducts(left: Float32Array, right: Float32Array, rows: number, columns: number, shared: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++) {
    const start = row * shared;
    for (let column = 0; column < columns; column++, at++) {
      const shift = column * shared - start;
      for (let from = start; from < start + shared; from += BLOCK) {
        const end = Math.min(from + BLOCK, start + shared);
        let sum = 0;
        for (let k = from; k < end; k++) sum += (left[k] as number) * (right[k + shift] as number);
        out[at] = (out[at] as number) + sum;
      }
    }
  }
  return out;
}

/** The transpose of a matrix. */
function turned(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) out[column * rows + row] = values[at] as number;
  }
  return out;
}
