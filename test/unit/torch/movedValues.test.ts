import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerCopyKernels } from '../../../src/torch/kernels/cpu/copyKernels.ts';
import { registerProductKernel } from '../../../src/torch/kernels/cpu/productKernel.ts';

const names = ['Slice', 'SplitV', 'Transpose', 'PadV2', 'BatchMatMul'];
/** TensorFlow.js's own kernels, kept from before ours take their place. */
const own = names.map(name => tf.getKernel(name, 'cpu'));

beforeAll(async () => {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  registerCopyKernels();
  registerProductKernel();
});

interface Shown {
  readonly values: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** What ours gives and what TensorFlow.js's gives, of the same work. */
function both(work: () => tf.Tensor | tf.Tensor[]): [ours: Shown[], theirs: Shown[]] {
  const run = (): Shown[] =>
    tf.tidy(() => [work()].flat().map(each => ({ values: [...each.dataSync()], shape: each.shape, dtype: each.dtype })) as never);
  const ours = run();
  const use = (kernels: readonly tf.KernelConfig[]): void => {
    for (const kernel of kernels) {
      tf.unregisterKernel(kernel.kernelName, 'cpu');
      tf.registerKernel(kernel);
    }
  };
  const replaced = names.map(name => tf.getKernel(name, 'cpu'));
  use(own);
  const theirs = run();
  use(replaced);
  return [ours, theirs];
}

const special = [0.1, -0, 1, -1.5, 0.7, 3e-5, 1e-42, 0.3, -2e4];

function made(shape: readonly number[], dtype: 'float32' | 'int32' | 'bool' | 'complex64' = 'float32'): tf.Tensor {
  const values = Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => (special[i % 9] ?? 0) * (1 + i / 7));
  if (dtype === 'complex64') return tf.complex(tf.tensor(values, [...shape]), tf.tensor(values, [...shape]));
  const whole = dtype === 'bool' ? values.map(value => value > 0.2) : values.map(Math.trunc);
  return dtype === 'float32' ? tf.tensor(values, [...shape]) : tf.tensor(whole, [...shape], dtype);
}

const dtypes = fc.constantFrom('float32', 'int32', 'bool');
const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

describe('operations on the CPU that only move values', () => {
  it('give parts as TensorFlow.js gives them', () => {
    const parts = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(shapes, dtypes, parts, (shape, dtype, drawn) => {
        const begin = shape.map((size, axis) => (drawn[axis]?.[0] ?? 0) % size);
        const size = shape.map((length, axis) => 1 + ((drawn[axis]?.[1] ?? 0) % (length - (begin[axis] ?? 0))));
        const [ours, theirs] = both(() => tf.slice(made(shape, dtype), begin, size));
        expect(ours).toEqual(theirs);
      }),
    );
  });

  it('split along any axis', () => {
    fc.assert(
      fc.property(shapes, dtypes, fc.nat(3), fc.integer({ min: 1, max: 4 }), (shape, dtype, drawn, count) => {
        const axis = drawn % shape.length;
        const long = shape.with(axis, (shape[axis] ?? 1) * count);
        const sizes = [1, (long[axis] ?? 1) - 1].filter(size => size > 0);
        for (const parts of [count, sizes]) {
          const [ours, theirs] = both(() => tf.split(made(long, dtype), parts, axis - shape.length));
          expect(ours).toEqual(theirs);
        }
      }),
    );
  });

  it('turn axes, and put values around', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    const margins = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(shapes, dtypes, order, margins, fc.constantFrom(0, 1), (shape, dtype, drawn, around, value) => {
        const axes = drawn.filter(axis => axis < shape.length);
        const [ours, theirs] = both(() => [
          tf.transpose(made(shape, dtype), axes),
          tf.pad(made(shape, dtype), around.slice(0, shape.length), value),
        ]);
        expect(ours).toEqual(theirs);
      }),
    );
  });

  it('leave what is of no numbers, or empty, to TensorFlow.js', () => {
    const words = tf.tensor(['a', 'b', 'c', 'd'], [2, 2]);
    expect(tf.slice(words, [0, 1], [2, 1]).arraySync()).toEqual([['b'], ['d']]);
    expect(tf.transpose(tf.zeros([3, 0])).shape).toEqual([0, 3]);
    expect(
      tf
        .pad(tf.zeros([0, 2]), [
          [1, 0],
          [0, 1],
        ])
        .arraySync(),
    ).toEqual([[0, 0, 0]]);
    expect(() => tf.slice(made([2, 3]), [0, 2], [2, 2])).toThrow('begin[1] + size[1] (4) would overflow');
    expect(tf.split(made([2, 5]), [1, -1], 1).map(({ shape }) => shape)).toEqual([
      [2, 1],
      [2, 4],
    ]);
    expect(() => tf.split(made([2, 5]), 2, 1)).toThrow('even');
    expect(() => tf.split(made([2, 4]), -2, 1)).toThrow(RangeError);
  });
});

describe('the matrix product on the CPU', () => {
  it('has the digits of TensorFlow.js, whatever is turned and however long the sums are', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.boolean(), ([rows, shared, columns], turnsA, turnsB) => {
        const [ours, theirs] = both(() =>
          tf.matMul(made(turnsA ? [shared, rows] : [rows, shared]), made(turnsB ? [columns, shared] : [shared, columns]), turnsA, turnsB),
        );
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 60 },
    );
  });

  it('has batches, whole numbers and what does not fit from TensorFlow.js', () => {
    const [ours, theirs] = both(() => [
      tf.matMul(made([2, 3, 4]), made([2, 4, 5])),
      tf.matMul(made([3, 4], 'int32'), made([4, 2], 'int32')),
    ]);
    expect(ours).toEqual(theirs);
    expect(() => tf.matMul(made([2, 3]), made([4, 2]))).toThrow();
  });
});
