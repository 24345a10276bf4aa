import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import { arange, cat, linspace, ones, stack, tensor, type Tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

let lab: typeof tf;
beforeAll(async () => {
  await cpuLibraries();
  lab = labTensorflow();
});
beforeEach(() => {
  startSession();
});

const whole = (values: Parameters<typeof tensor>[0]): Tensor => tensor(values, { dtype: 'int32' });
const large = /is too large|may be too large/;

describe('whole numbers that leave 32 bits', () => {
  it.each<[string, () => unknown]>([
    ['arange, upward', () => arange(2147483646, 2147483649)],
    ['arange, downward', () => arange(-2147483647, -2147483650, -1)],
    ['tf.range', () => lab.range(2147483647, 2147483650, 1, 'int32')],
    ['tf.fill', () => lab.fill([2], 3e9, 'int32')],
    ['tf.scalar', () => lab.scalar(-3e9, 'int32')],
    ['tf.tensor', () => lab.tensor([[1], [3e9]], [2, 1], 'int32')],
    ['tf.tensor1d of fractions', () => lab.tensor1d(Float32Array.of(3e9), 'int32')],
    ['squaredDifference', () => lab.squaredDifference(whole([100000]), whole([0]))],
    ['cumsum', () => whole([2e9, 2e9]).cumsum(0)],
    ['cumsum, reversed', () => lab.cumsum(whole([[2e9, 0, 2e9]]), 1, false, true)],
    ['cumprod', () => lab.cumprod(whole([100000, 100000]))],
    ['addN', () => lab.addN([whole([2e9]), whole([2e9])])],
    ['bincount', () => lab.bincount(whole([0, 0]) as tf.Tensor1D, whole([2e9, 2e9]) as tf.Tensor1D, 1)],
    ['scatterND', () => lab.scatterND(whole([[0], [0]]), whole([2e9, 2e9]), [1])],
    ['einsum', () => lab.einsum('i,i->', whole([2e9]), whole([2]))],
  ])('are said: %s', (_, run) => {
    expect(run).toThrow(large);
  });

  it('are what plain arithmetic gives, where they fit', () => {
    expect(arange(2147483645, 2147483648).tolist()).toEqual([2147483645, 2147483646, 2147483647]);
    const x = whole([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(lab.cumsum(x, 0).arraySync()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(lab.cumsum(x, 1, true).arraySync()).toEqual([
      [0, 1, 3],
      [0, 4, 9],
    ]);
    expect(lab.cumsum(x, 1, false, true).arraySync()).toEqual([
      [6, 5, 3],
      [15, 11, 6],
    ]);
    expect(lab.cumprod(x, 1, true, true).arraySync()).toEqual([
      [6, 3, 1],
      [30, 6, 1],
    ]);
    expect(lab.cumprod(x, 0).arraySync()).toEqual([
      [1, 2, 3],
      [4, 10, 18],
    ]);
    expect(lab.addN([x, x, x]).arraySync()).toEqual([
      [3, 6, 9],
      [12, 15, 18],
    ]);
    expect(lab.bincount(whole([0, 2, 2, 9]) as tf.Tensor1D, whole([5, 6, 7, 8]) as tf.Tensor1D, 4).arraySync()).toEqual([5, 0, 13, 0]);
    expect(lab.bincount(whole([0, 2, 2, 9]) as tf.Tensor1D, whole([]) as tf.Tensor1D, 4).arraySync()).toEqual([1, 0, 2, 0]);
    const scattered = lab.scatterND(whole([[1], [0], [1]]), whole([[1, 2], [3, 4], [5, 6]]), [3, 2]); // prettier-ignore
    expect(scattered.arraySync()).toEqual([
      [3, 4],
      [6, 8],
      [0, 0],
    ]);
    expect(lab.einsum('ij,jk->ik', x, whole([[1], [1], [2]])).arraySync()).toEqual([[9], [21]]);
    expect(lab.squaredDifference(x, whole([1])).arraySync()).toEqual([
      [0, 1, 4],
      [9, 16, 25],
    ]);
  });
});

describe('a tensor that no lab can hold', () => {
  const row = (): Tensor => ones(1, 60000);
  const column = (): Tensor => ones(60000, 1);
  it.each<[string, () => unknown]>([
    ['arange', () => arange(3e9)],
    ['arange', () => arange(0, 3e9, 0.5)],
    ['linspace', () => linspace(0, 1, 1e10)],
    ['matmul', () => column().matmul(row())],
    ['add', () => column().add(row())],
    ['gt', () => column().gt(row())],
    ['tile', () => row().tile([60000, 1])],
    ['pad', () => ones(2, 2).pad([[0, 60000], [60000, 0]])], // prettier-ignore
    ['tile', () => row().broadcastTo([60000, 60000])],
    ['outerProduct', () => lab.outerProduct(lab.ones([60000]), lab.ones([60000]))],
    ['oneHot', () => lab.oneHot(lab.zeros([60000], 'int32'), 60000)],
    ['einsum', () => lab.einsum('i,j->ij', lab.ones([60000]), lab.ones([60000]))],
    ['fill', () => lab.fill([60000, 60000], 1)],
    ['zeros', () => lab.zeros([60000, 60000])],
    ['eye', () => lab.eye(60000)],
    ['randomNormal', () => lab.randomNormal([60000, 60000])],
    ['gather', () => lab.gather(row(), lab.zeros([60000], 'int32'))],
    ['cat', () => cat(Array<Tensor>(5000).fill(row()))],
  ])('is refused before it is made: %s', (name, run) => {
    expect(run).toThrow(new RegExp(`^${name}: one tensor of shape .* more than a lab can hold\\. Make it smaller\\.$`));
  });

  const many = (shape: number[]): Tensor[] => Array<Tensor>(5000).fill(ones(...shape));
  it.each<[string, () => unknown]>([
    ['cat: one tensor of shape [5000, 60000]', () => cat(many([1, 60000]))],
    ['cat: one tensor of shape [200, 1500000]', () => cat(many([200, 300]), -1)],
    // What a loop begins with is no part of it.
    ['cat: one tensor of shape [5000, 60000]', () => cat([tensor([]), ...many([1, 60000])])],
    ['concat: one tensor of shape [2, 50000, 3000]', () => lab.concat(many([2, 10, 3000]), 1)],
    ['concat: one tensor of shape [60, 5000000]', () => lab.concat(many([60, 1000]), -1)],
    ['stack: one tensor of shape [5000, 1, 60000]', () => stack(many([1, 60000]))],
    ['stack: one tensor of shape [200, 300, 5000]', () => stack(many([200, 300]), -1)],
    ['stack: one tensor of shape [200, 5000, 300]', () => lab.stack(many([200, 300]), 1)],
  ])('is told of in the shape it would have: %s', (said, run) => {
    expect(run).toThrow(`${said} has `);
  });

  it('is not what is wrong where the tensors do not go together', () => {
    expect(() => lab.concat([...many([1, 60000]), ones(1, 60001)])).toThrow(/^Error in concat2D: Shape of tensors\[5000\]/u);
    expect(() => lab.stack([...many([1, 60000]), ones(1, 60001)])).toThrow('All tensors passed to stack must have matching shapes');
  });
});
