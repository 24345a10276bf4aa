import * as tf from '@tensorflow/tfjs';
import { checkOptions, shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { byLibrary } from '../session/session.ts';
import { arangeValues, linspaceValues } from './ranges.ts';
import { checkSize, shapeOf } from '../input/shapeOf.ts';
import type { ShapeArguments } from '../input/shapeOf.ts';
import { isTensor } from '../input/isTensor.ts';
import { checkWhole } from '../input/wholeValues.ts';

const DTYPES = ['float32', 'int32', 'bool'];

/** Numbers or booleans, nested as deeply as the tensor has axes; or a typed array. */
export type TensorData = number | boolean | readonly TensorData[] | Numbers;

type Numbers = Float32Array | Float64Array | Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

export interface TensorOptions {
  /** Default: `bool` for booleans, `int32` where every number is whole, `float32` otherwise. */
  readonly dtype?: 'float32' | 'int32' | 'bool';
  /** Should `backward()` fill this tensor's `grad`? Makes it `float32`. Default false. */
  readonly requiresGrad?: boolean;
}

/**
 * A tensor holding `data`. Whole numbers make an `int32` tensor and numbers with a fraction a `float32` one; since
 * JavaScript cannot tell `1.0` from `1`, say `{ dtype: 'float32' }` where it matters (layers and losses convert by
 * themselves).
 *
 * PyTorch: `torch.tensor(data, requires_grad=True)`.
 */
export function tensor(data: TensorData, options: TensorOptions = {}): tf.Tensor {
  checkOptions('tensor', options, ['dtype', 'requiresGrad'], "tensor([1, 2], { dtype: 'float32' })");
  if (options.dtype !== undefined && !DTYPES.includes(options.dtype)) {
    throw new LabError(`tensor: dtype must be 'float32', 'int32' or 'bool', but it is ${shownValue(options.dtype)}.`);
  }
  const flat: number[] = [];
  const found = { isBoolean: true, isWhole: true };
  const shape = flatten(data, flat, found, 'tensor');
  const natural = found.isBoolean && flat.length > 0 ? 'bool' : found.isWhole && flat.length > 0 ? 'int32' : 'float32';
  const dtype = options.requiresGrad === true ? 'float32' : (options.dtype ?? natural);
  if (options.requiresGrad === true && options.dtype !== undefined && options.dtype !== 'float32') {
    throw new LabError(
      `Only float32 tensors can have gradients, so { dtype: '${options.dtype}', requiresGrad: true } does not go together.`,
    );
  }
  if (dtype === 'int32') checkWhole('tensor', flat);
  const result = byLibrary(() =>
    tf.tensor(
      dtype === 'float32' ? Float32Array.from(flat) : Int32Array.from(dtype === 'bool' ? flat.map(value => (value === 0 ? 0 : 1)) : flat),
      shape,
      dtype,
    ),
  );
  if (options.requiresGrad === true) result.requiresGrad = true;
  return result;
}

function flatten(data: TensorData, flat: number[], found: { isBoolean: boolean; isWhole: boolean }, where: string): number[] {
  if (typeof data === 'number' || typeof data === 'boolean') {
    if (typeof data === 'number') found.isBoolean = false;
    const value = Number(data);
    if (!Number.isInteger(value)) found.isWhole = false;
    flat.push(value);
    return [];
  }
  if (ArrayBuffer.isView(data) && !HOLDS_NO_NUMBERS.test(kindOf(data))) {
    found.isBoolean = false;
    if (kindOf(data).includes('Float')) found.isWhole = false;
    for (const value of data) flat.push(value);
    return [data.length];
  }
  if (!Array.isArray(data)) throw new LabError(`${where} needs numbers or nested arrays of numbers, but got ${kindOf(data)}.`);
  const rows = data as readonly TensorData[];
  let inner: number[] | null = null;
  for (const [index, row] of rows.entries()) {
    const shape = flatten(row, flat, found, `${where}[${String(index)}]`);
    inner ??= shape;
    if (shape.join() !== inner.join()) {
      throw new LabError(
        `${where}: row ${String(index)} has shape [${shape.join(', ')}], but the rows before it have [${inner.join(', ')}]. All rows must be alike.`,
      );
    }
  }
  return [rows.length, ...(inner ?? [])];
}

/** Where the bits are read as no numbers, or as such that a tensor cannot hold. */
const HOLDS_NO_NUMBERS = /Big|DataView/u;

function kindOf(value: unknown): string {
  if (ArrayBuffer.isView(value)) return `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
  if (isTensor(value)) return 'a tensor (use stack or cat to join tensors)';
  return typeof value === 'string' ? `the text '${value}'` : value === null ? 'null' : `a value of type ${typeof value}`;
}

/** A float32 tensor of zeros: `zeros(2, 3)` or `zeros([2, 3])`. PyTorch: `torch.zeros(2, 3)`. */
export function zeros(...shape: ShapeArguments): tf.Tensor {
  return byLibrary(() => tf.zeros(shapeOf('zeros', shape)));
}

/** A float32 tensor of ones: `ones(2, 3)` or `ones([2, 3])`. PyTorch: `torch.ones(2, 3)`. */
export function ones(...shape: ShapeArguments): tf.Tensor {
  return byLibrary(() => tf.ones(shapeOf('ones', shape)));
}

/**
 * The numbers from `start` (default 0) up to, but without, `end`, in steps of `step` (default 1): `arange(3)` is 0, 1,
 * 2. An `int32` tensor where all three are whole, `float32` otherwise. PyTorch: `torch.arange(start, end, step)`.
 */
export function arange(end: number): tf.Tensor;
// eslint-disable-next-line @typescript-eslint/unified-signatures -- with one argument it is the end, and a hover should say so
export function arange(start: number, end: number, step?: number): tf.Tensor;
export function arange(first: number, end?: number, step = 1): tf.Tensor {
  const [from, to] = end === undefined ? [0, first] : [first, end];
  for (const each of [from, to, step]) checkNumber('arange', each);
  if (step === 0 || !Number.isFinite(step)) throw new LabError(`arange needs a step other than 0, but got ${String(step)}.`);
  const steps = (to - from) / step;
  if (!(steps >= 0)) throw new LabError(`arange cannot go from ${String(from)} to ${String(to)} in steps of ${String(step)}.`);
  const length = Math.ceil(steps);
  checkSize('arange', [length]);
  const isWhole = [from, to, step].every(Number.isInteger);
  if (isWhole && length > 0) checkWhole('arange', [from, from + (length - 1) * step]);
  return byLibrary(() =>
    isWhole
      ? tf.tensor(
          Int32Array.from({ length }, (_, i) => from + i * step),
          [length],
          'int32',
        )
      : tf.tensor(arangeValues(from, step, length), [length]),
  );
}

/**
 * `count` float32 values from `start` to `end`, both included, evenly spaced. PyTorch:
 * `torch.linspace(start, end, count)`.
 */
export function linspace(start: number, end: number, count: number): tf.Tensor {
  checkNumber('linspace', start);
  checkNumber('linspace', end);
  if (!Number.isInteger(count) || count < 0) throw new LabError(`linspace needs a whole number of values, but got ${shownValue(count)}.`);
  checkSize('linspace', [count]);
  return byLibrary(() => tf.tensor(linspaceValues(start, end, count), [count]));
}

/** JavaScript would compute with texts and lists, too. */
function checkNumber(caller: string, given: unknown): void {
  if (typeof given !== 'number') throw new LabError(`${caller} takes numbers, but got ${shownValue(given)}.`);
}
