import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { cat, nn, relu, softmax, stack, tensor, zeros } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { tensorText } from '../../../src/torch/text/tensorText.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const whole = (...values: number[]): Tensor => tensor(values);
const fractions = (...values: number[]): Tensor => tensor(values, { dtype: 'float32' });

// What stands on the right was printed by PyTorch 1.13.
describe('tensors print what they print in PyTorch', () => {
  it.each<[string, () => Tensor, string]>([
    ['fractions with 64 bits', () => tensor(new Float64Array([1.5, 2.25])), 'tensor([1.5000, 2.2500])'],
    ['fractions with 64 bits that are whole', () => tensor([new Float64Array([1, 1e12])]), 'tensor([[1.0000e+00, 1.0000e+12]])'],
    ['large whole numbers with a point', () => tensor(new Float32Array([3e9])), 'tensor([3.0000e+09])'],
    ['whole numbers with 16 bits', () => tensor(new Int16Array([-1, 300])), 'tensor([ -1, 300])'],
    ['cat of whole numbers and fractions', () => cat([whole(1, 2), fractions(0.25, 0.75)]), 'tensor([1.0000, 2.0000, 0.2500, 0.7500])'],
    ['cat of booleans and whole numbers', () => cat([tensor([true, false]), whole(1, 2)]), 'tensor([1, 0, 1, 2])'],
    ['cat of booleans and fractions', () => cat([tensor([true]), fractions(0.5)]), 'tensor([1.0000, 0.5000])'],
    ['cat of booleans', () => cat([tensor([true]), tensor([false])]), 'tensor([ True, False])'],
    [
      'stack of whole numbers and fractions',
      () => stack([whole(1, 2), fractions(0.25, 0.75)]),
      'tensor([[1.0000, 2.0000],\n        [0.2500, 0.7500]])',
    ],
    ['cat with an empty tensor', () => cat([zeros(0), zeros(1, 2)]), 'tensor([[0., 0.]])'],
    ['cat of empty tensors', () => cat([zeros(0), zeros(0)]), 'tensor([])'],
    ['a product of matrices of whole numbers', () => tensor([[1, 2]]).matmul(tensor([[3], [4]])), 'tensor([[11]])'],
    ['booleans and a whole number', () => tensor([true, false]).add(1), 'tensor([2, 1])'],
    ['booleans added', () => tensor([true, false]).add(tensor([true, false])), 'tensor([ True, False])'],
    ['booleans multiplied', () => tensor([true, true]).mul(tensor([true, false])), 'tensor([ True, False])'],
    ['booleans squared', () => tensor([true, false]).pow(2), 'tensor([1, 0])'],
    ['booleans counted', () => tensor([true, true]).sum(), 'tensor(2)'],
    ['whole numbers divided', () => whole(3).div(whole(2)), 'tensor([1.5000])'],
    ['whole powers of -1, 1 and 2', () => whole(-1, 1, 2).pow(whole(-3, -1, -1)), 'tensor([-1,  1,  0])'],
    ['relu of whole numbers', () => relu(whole(-1, 2)), 'tensor([0, 2])'],
    ['a large product that fits', () => whole(46340).mul(46340), 'tensor([2147395600])'],
    ['the mean of nothing', () => zeros(0).mean(), 'tensor(nan)'],
    ['the means of nothing', () => zeros(0, 3).mean(0), 'tensor([nan, nan, nan])'],
    ['no means', () => zeros(0, 3).mean(1), 'tensor([])'],
    ['the loss of nothing', () => new nn.MSELoss().forward(zeros(0, 1), zeros(0, 1)), 'tensor(nan)'],
    ['the sum of nothing', () => zeros(0, 2).sum(0), 'tensor([0., 0.])'],
    ['no largest values', () => zeros(0, 3).max(1), 'tensor([])'],
    ['places in no columns', () => zeros(3, 0).argmax(0), 'tensor([], dtype=torch.int64)'],
    ['a matrix product over nothing', () => zeros(2, 0).matmul(zeros(0, 2)), 'tensor([[0., 0.],\n        [0., 0.]])'],
    ['softmax of nothing', () => softmax(zeros(0, 3), 0), 'tensor([], size=(0, 3))'],
    ['one number along its axis, sum', () => fractions(2.5).reshape([]).sum(0), 'tensor(2.5000)'],
    ['one number along its axis, mean', () => tensor(2.5).mean(-1), 'tensor(2.5000)'],
    ['one number along its axis, max', () => tensor(2.5).max(0), 'tensor(2.5000)'],
    ['one number along its axis, argmax', () => tensor(2.5).argmax(-1), 'tensor(0)'],
    ['one number along its axis, softmax', () => softmax(tensor(2.5), 0), 'tensor(1.)'],
    ['one number along its axis, transpose', () => tensor(2.5).transpose(0, -1), 'tensor(2.5000)'],
  ])('%s', (_, make, wanted) => {
    expect(tensorText(make())).toBe(wanted);
  });
});

describe('what PyTorch can and 32 bits cannot, and what neither can, is said', () => {
  it.each<[string, () => unknown]>([
    ['pow: the result 2147483648 is too large', () => whole(2).pow(31)],
    ['mul: the result 2500000000 is too large', () => whole(50000).mul(50000)],
    ['add: the result 2147483648 is too large', () => whole(2147483647).add(1)],
    ['sub: the result -2147483649 is too large', () => whole(-2147483648).sub(1)],
    ['sum: the result 4000000000 is too large', () => whole(2e9, 2e9).sum()],
    ['matmul: the result 10000000000 is too large', () => tensor([[1e5]]).matmul(tensor([[1e5]]))],
    ['mul: the result 4294967296 is too large', () => tf.mul(whole(65536), whole(65536))],
    ['The whole number 3000000000 is too large beside a tensor of whole numbers', () => whole(1).mul(3e9)],
    ['tensor: 3000000000 is too large for a tensor of whole numbers', () => whole(3e9)],
    ['mean needs float32, but this tensor holds whole numbers', () => whole(1, 2).mean()],
    ['pow: whole numbers to a negative power are fractions. Write x.float().pow(-1).', () => whole(2).pow(-1)],
    ['sub: booleans cannot be subtracted.', () => tensor([true]).sub(1)],
    ['max of [0]: there is no value in it to choose from.', () => zeros(0).max()],
    ['min along axis 0 of [0, 3]: that axis has no entries to choose from.', () => zeros(0, 3).min(0)],
    ['argmax along axis 1 of [3, 0]: that axis has no entries to choose from.', () => zeros(3, 0).argmax(1)],
    ['cat joins along an axis, and a single number has none', () => cat([tensor(1), tensor(2)])],
    ['sum: there is no axis 1; axes go from -1 to 0.', () => tensor(2.5).sum(1)],
  ])('%s', (sentence, run) => {
    expect(run).toThrow(sentence);
  });

  it('and leaves everything as usable as before, with gradients and without', () => {
    const { state } = tf.engine() as unknown as { readonly state: { kernelDepth: number; gradientDepth: number; scopeStack: unknown[] } };
    const scopes = state.scopeStack.length;
    const x = tensor([1, 2], { requiresGrad: true });
    for (const wrong of [
      () => whole(50000).mul(50000),
      () => tf.tidy(() => tf.mul(whole(65536), whole(65536))),
      () => x.add(zeros(3)),
      () => tf.add(x, zeros(3)),
      () =>
        tf.customGrad(() => {
          throw new Error('inside');
        })(x),
    ])
      expect(wrong).toThrow();
    expect([state.kernelDepth, state.gradientDepth, state.scopeStack.length]).toEqual([0, 0, scopes]);
    x.mul(x).sum().backward();
    expect(x.grad?.tolist()).toEqual([2, 4]);
  });

  it('sums and products of whole numbers broadcast and keep the axes they are asked to', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(x.mul(whole(10, 20)).tolist()).toEqual([
      [10, 40],
      [30, 80],
    ]);
    expect(x.sum(0).tolist()).toEqual([4, 6]);
    expect(x.sum(1, true).tolist()).toEqual([[3], [7]]);
    expect(x.sub(tensor([[1], [2]])).tolist()).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(tf.matMul(x, x, true, false).tolist()).toEqual([
      [10, 14],
      [14, 20],
    ]);
    expect(tf.matMul(x, x, false, true).tolist()).toEqual([
      [5, 11],
      [11, 25],
    ]);
    expect(
      stack([x, x])
        .matmul(tensor([1, -1]))
        .tolist(),
    ).toEqual([
      [-1, -1],
      [-1, -1],
    ]);
  });
});
