import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerBinaryKernels } from '../../../src/torch/kernels/cpu/binaryKernels.ts';

type Operation = 'add' | 'sub' | 'mul' | 'div';
type Dtype = 'float32' | 'int32' | 'complex64';

const operations: readonly Operation[] = ['add', 'sub', 'mul', 'div'];
const special = [0, -0, 1, -1.5, Infinity, -Infinity, Number.NaN, 1e-42, 3.4e38];

/** TensorFlow.js's own kernels, kept from before ours take their place. */
const own = new Map(['Add', 'Sub', 'Multiply', 'RealDiv'].map(name => [name, tf.getKernel(name, 'cpu')]));

beforeAll(async () => {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  registerBinaryKernels();
});

function made(shape: readonly number[], seed: number): tf.Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Array.from({ length: size }, (_, i) => special[(i * 5 + seed) % special.length] ?? 0),
    [...shape],
  );
}

/** What ours gives and what TensorFlow.js's gives. */
function both(operation: Operation, a: tf.Tensor, b: tf.Tensor): { values: number[]; shape: number[]; dtype: string }[] {
  const run = (): { values: number[]; shape: number[]; dtype: string } => {
    const result = a[operation](b);
    return { values: [...result.dataSync()], shape: result.shape, dtype: result.dtype };
  };
  const ours = run();
  const replaced = [...own].map(([name, config]) => {
    const before = tf.getKernel(name, 'cpu');
    tf.unregisterKernel(name, 'cpu');
    tf.registerKernel(config);
    return { name, before };
  });
  const theirs = run();
  for (const { name, before } of replaced) {
    tf.unregisterKernel(name, 'cpu');
    tf.registerKernel(before);
  }
  return [ours, theirs];
}

describe('element-wise operations on the CPU', () => {
  it.each(operations)('%s gives what TensorFlow.js gives, whatever repeats', operation => {
    const axes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        axes,
        fc.nat(4),
        fc.boolean(),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (shape, dropped, isFirst, ones) => {
          // A shorter operand, some of its axes of size 1: those that end alike are ours, the others TensorFlow.js's.
          const other = shape.slice(dropped).map((size, axis) => (ones[axis] === true ? 1 : size));
          const [a, b] = isFirst ? [made(other, 2), made(shape, 0)] : [made(shape, 0), made(other, 2)];
          const [ours, theirs] = both(operation, a, b);
          expect(ours).toEqual(theirs);
        },
      ),
    );
  });

  it.each<Dtype>(['int32', 'complex64'])('leave %s to TensorFlow.js', dtype => {
    const tensor = dtype === 'complex64' ? tf.complex([1, 2], [3, 4]) : tf.tensor([1, 2], [2], dtype);
    const [ours, theirs] = both('mul', tensor, tensor);
    expect(ours).toEqual(theirs);
    expect(ours?.dtype).toBe(dtype);
  });
});
