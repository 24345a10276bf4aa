import * as tf from '@tensorflow/tfjs';
import { productOfSizes } from '../input/shapeOf.ts';
import { checkWhole, isInt32 } from '../input/wholeValues.ts';
import { reducedShape } from './base/reducedShape.ts';
import { replaceKernel } from './base/replaceKernel.ts';
import { made, numbersOf, tooLarge, type Call } from './wholeResult.ts';
import { wholeTotals } from './wholeTotals.ts';

/**
 * Arithmetic of whole numbers. PyTorch's have 64 bits, TensorFlow.js's 32, of which it drops what does not fit without
 * a word; on WebGL they are float32 and lose digits from 2²⁴ on. Here results are computed in float64, and one that
 * does not fit is said.
 */
export function registerWholeNumbers(): void {
  for (const backendName of ['cpu', 'webgl'] as const) {
    for (const [kernelName, run] of Object.entries({ ...kernels, ...wholeTotals })) {
      replaceKernel(kernelName, backendName, given => call => {
        for (const name in call.inputs) if (call.inputs[name]?.dtype !== 'int32') return given(call);
        return run(call);
      });
    }
    for (const [kernelName, check] of Object.entries(checks)) {
      replaceKernel(kernelName, backendName, given => call => {
        check(call);
        return given(call);
      });
    }
  }
}

const kernels: Readonly<Record<string, (call: Call) => tf.TensorInfo>> = {
  Add: binary('add', (a, b) => a + b),
  Sub: binary('sub', (a, b) => a - b),
  Multiply: binary('mul', (a, b) => a * b),
  Pow: binary('pow', (a, b) => (b >= 0 || Math.abs(a) === 1 ? a ** b : 0)),
  Neg: unary('neg', value => -value),
  Abs: unary('abs', Math.abs),
  Square: unary('square', value => value * value),
  SquaredDifference: binary('squaredDifference', (a, b) => (a - b) ** 2),
  Sum: reduction('sum', 0, (total, value) => total + value),
  Prod: reduction('prod', 1, (total, value) => total * value),
  BatchMatMul: call => {
    const { a, b } = call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
    const { transposeA, transposeB } = call.attrs as unknown as { readonly transposeA: boolean; readonly transposeB: boolean };
    const [left, right] = [matrixOf(a, transposeA), matrixOf(b, transposeB)];
    const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(batchA, batchB);
    const [as, bs] = [numbersOf(call, a), numbersOf(call, b)];
    const result = new Float64Array(productOfSizes(batch) * left.rows * right.columns);
    const [placeA, placeB] = [placesIn(batchA, batch), placesIn(batchB, batch)];
    let at = 0;
    for (let each = 0; each < productOfSizes(batch); each++) {
      const [fromA, fromB] = [placeA(each) * left.rows * left.columns, placeB(each) * right.rows * right.columns];
      for (let i = 0; i < left.rows; i++) {
        for (let j = 0; j < right.columns; j++, at++) {
          let sum = 0;
          for (let k = 0; k < left.columns; k++) sum += (as[fromA + left.at(i, k)] as number) * (bs[fromB + right.at(k, j)] as number);
          result[at] = sum;
        }
      }
    }
    return made(call, 'matmul', [...batch, left.rows, right.columns], result);
  },
};

/** Kernels that are given plain numbers to make whole numbers of. */
const checks: Readonly<Record<string, (call: Call) => void>> = {
  Fill: ({ attrs }) => {
    const { value, dtype } = attrs as unknown as { readonly value: number | string; readonly dtype?: tf.DataType };
    if (dtype === 'int32' && typeof value === 'number') checkWhole('fill', [value]);
  },
  Range: ({ attrs }) => {
    const { start, stop, step, dtype } = attrs as unknown as Readonly<Record<'start' | 'stop' | 'step', number>> & {
      readonly dtype: tf.DataType;
    };
    const length = Math.ceil((stop - start) / step);
    if (dtype === 'int32' && length > 0) checkWhole('range', [start, start + (length - 1) * step]);
  },
  // How its letters are added up is the kernel's to know: what might not fit is said.
  Einsum: call => {
    let most = 1;
    let count = 1;
    for (const operand of Object.values(call.inputs as unknown as Readonly<Record<string, tf.TensorInfo>>)) {
      if (operand.dtype !== 'int32') return;
      most *= Array.from(numbersOf(call, operand)).reduce((so, value) => Math.max(so, Math.abs(value)), 0);
      count *= productOfSizes(operand.shape);
    }
    if (!isInt32(most * count)) throw tooLarge('einsum', 'the result may be too large');
  },
};

function unary(name: string, of: (value: number) => number): (call: Call) => tf.TensorInfo {
  return call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    return made(call, name, x.shape, Float64Array.from(numbersOf(call, x), of));
  };
}

function binary(name: string, combine: (a: number, b: number) => number): (call: Call) => tf.TensorInfo {
  return call => {
    const { a, b } = call.inputs as unknown as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
    const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const [as, bs] = [numbersOf(call, a), numbersOf(call, b)];
    const [placeA, placeB] = [placesIn(a.shape, shape), placesIn(b.shape, shape)];
    const result = new Float64Array(productOfSizes(shape));
    for (let i = 0; i < result.length; i++) result[i] = combine(as[placeA(i)] as number, bs[placeB(i)] as number);
    return made(call, name, shape, result);
  };
}

function reduction(name: string, start: number, combine: (total: number, value: number) => number): (call: Call) => tf.TensorInfo {
  return call => {
    const { x } = call.inputs as unknown as { readonly x: tf.TensorInfo };
    const { axis, keepDims } = call.attrs as unknown as { readonly axis: unknown; readonly keepDims: boolean };
    const kept = reducedShape(x.shape, axis, true);
    const result = new Float64Array(productOfSizes(kept)).fill(start);
    const place = placesIn(kept, x.shape);
    const values = numbersOf(call, x);
    for (let i = 0; i < values.length; i++) result[place(i)] = combine(result[place(i)] as number, values[i] as number);
    return made(call, name, reducedShape(x.shape, axis, keepDims), result);
  };
}

function matrixOf(
  { shape }: tf.TensorInfo,
  isTransposed: boolean,
): { rows: number; columns: number; at: (row: number, column: number) => number } {
  const [first = 0, second = 0] = shape.slice(-2);
  return isTransposed
    ? { rows: second, columns: first, at: (row, column) => column * second + row }
    : { rows: first, columns: second, at: (row, column) => row * second + column };
}

/**
 * From a place in a tensor of shape `wide` to that in one of `shape`, which is repeated along axes of size 1 or missing
 * ones.
 */
function placesIn(shape: readonly number[], wide: readonly number[]): (index: number) => number {
  if (tf.util.arraysEqual([...shape], [...wide])) return index => index;
  const missing = wide.length - shape.length;
  return index => {
    let [place, stride, rest] = [0, 1, index];
    for (let axis = wide.length - 1; axis >= missing; axis--) {
      const size = wide[axis] ?? 1;
      const own = shape[axis - missing] ?? 1;
      if (own !== 1) place += (rest % size) * stride;
      stride *= own;
      rest = Math.floor(rest / size);
    }
    return place;
  };
}
