import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { tensor } from '../../../../src/torch/index.ts';

type Value = number | boolean | string;

interface Recorded {
  readonly shape: number[];
  readonly data: readonly Value[];
}

/** One operation and what PyTorch made of it, as `make_numerics.py` writes it. */
export interface NumericCase {
  readonly name: string;
  readonly operands: readonly {
    readonly shape: number[];
    readonly step?: number;
    readonly data?: readonly Value[];
    readonly dtype?: string;
  }[];
  readonly arguments: Given;
  readonly dtype: string;
  readonly result: Recorded;
  readonly gradients?: readonly (Recorded | null)[];
}

/** Which operation needs which of these, the script knows. */
interface Given {
  readonly dim: number;
  readonly keepdim: boolean;
  readonly reps: number[];
  readonly pads: [number, number, number, number];
  readonly exponent: number;
}

type Run = (operands: readonly Tensor[], given: Given) => Tensor;

const one =
  (run: (x: Tensor, given: Given) => Tensor): Run =>
  ([x], given) =>
    run(x as Tensor, given);
const two =
  (run: (a: Tensor, b: Tensor) => Tensor): Run =>
  ([a, b]) =>
    run(a as Tensor, b as Tensor);

const operations: Readonly<Record<string, Run>> = {
  matmul: two((a, b) => a.matmul(b)),
  add: two((a, b) => a.add(b)),
  sub: two((a, b) => a.sub(b)),
  mul: two((a, b) => a.mul(b)),
  maximum: two(tf.maximum),
  minimum: two(tf.minimum),
  squaredDifference: two(tf.squaredDifference),
  where: two((a, b) => tf.where(a.greater(b), a, b)),
  max: one((x, { dim, keepdim }) => x.max(dim, keepdim)),
  min: one((x, { dim, keepdim }) => x.min(dim, keepdim)),
  cumsum: one((x, { dim }) => tf.cumsum(x, dim)),
  prod: one((x, { dim }) => tf.prod(x, dim)),
  gather: one((x, { dim }) => tf.gather(x, tf.tensor1d([1, 0, 1, 1], 'int32'), dim)),
  tile: one((x, { reps }) => tf.tile(x, reps)),
  reflect: one((x, { pads: [left, right, top, bottom] }) =>
    tf.mirrorPad(
      x,
      [
        [top, bottom],
        [left, right],
      ],
      'reflect',
    ),
  ),
  abs: one(x => x.abs()),
  relu: one(tf.relu),
  relu6: one(tf.relu6),
  sign: one(tf.sign),
  floor: one(tf.floor),
  sqrt: one(tf.sqrt),
  square: one(tf.square),
  clip: one(x => tf.clipByValue(x, -1, 6)),
  pow: one((x, { exponent }) => x.pow(exponent)),
  powers: two((a, b) => a.pow(b)),
};

/** Multiples of 1/4 as the script's `fill` makes them. */
function filled(shape: number[], step: number): Tensor {
  const size = shape.reduce((product, each) => product * each, 1);
  return tf.tensor(
    Array.from({ length: size }, (_, i) => (((i * step) % 11) - 5) / 4),
    shape,
    'float32',
  );
}

function operand({ shape, step, data, dtype }: NumericCase['operands'][number]): Tensor {
  const made =
    step === undefined
      ? tensor((data ?? []).map(Number), { dtype: dtype as 'float32' | 'int32' | 'bool' }).reshape(shape)
      : filled(shape, step);
  if (made.dtype !== 'float32') return made;
  const leaf = made.detach();
  leaf.requiresGrad = true;
  return leaf;
}

/** What does not agree with PyTorch, or null. */
export function problemOf(each: NumericCase, tolerance: number): string | null {
  const what = `${each.name} of ${each.operands.map(({ shape }) => `[${String(shape)}]`).join(' and ')} ${JSON.stringify(each.arguments)}`;
  const run = operations[each.name];
  if (!run) return `${what}: not known here`;
  try {
    const operands = each.operands.map(operand);
    const result = run(operands, each.arguments);
    if (result.dtype !== each.dtype) return `${what}: dtype ${result.dtype} in place of ${each.dtype}`;
    const wrong = difference(result, each.result, tolerance);
    if (wrong !== null) return `${what}: ${wrong}`;
    if (result.requiresGrad !== (each.gradients !== undefined)) return `${what}: requiresGrad is ${String(result.requiresGrad)}`;
    if (each.gradients === undefined) return null;
    result.backward(filled(result.shape, 5));
    for (const [i, wanted] of each.gradients.entries()) {
      const found = operands[i]?.grad ?? null;
      if (wanted === null ? found !== null : found === null)
        return `${what}: gradient ${String(i)} is ${found === null ? 'missing' : 'there'}`;
      const apart = wanted === null || found === null ? null : difference(found, wanted, tolerance);
      if (apart !== null) return `${what}: gradient ${String(i)}: ${apart}`;
    }
    return null;
  } catch (error) {
    return `${what}: ${String(error)}`;
  }
}

function difference(found: Tensor, wanted: Recorded, tolerance: number): string | null {
  if (String(found.shape) !== String(wanted.shape)) return `shape [${String(found.shape)}] in place of [${String(wanted.shape)}]`;
  const values = [...found.dataSync()];
  const numbers = wanted.data.map(value => Number(value === 'inf' ? Infinity : value === '-inf' ? -Infinity : value));
  const isWrong = numbers.some((number, i) => {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(number) || !Number.isFinite(number)) return !Object.is(value, number);
    return !(Math.abs(value - number) <= tolerance * Math.max(1, Math.abs(number)));
  });
  return isWrong ? `[${values.join(', ')}] in place of [${numbers.join(', ')}]` : null;
}
