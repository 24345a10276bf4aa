import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { arange, ones, softmax, tensor, zeros, type Tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

type Loose = Readonly<Record<string, (...parts: unknown[]) => Tensor & Iterable<Tensor>>>;
const x = (): Tensor => arange(6).float().reshape(2, 3);
const loose = (of: Tensor = x()): Loose => of as unknown as Loose;
const call = (name: string, ...parts: unknown[]): Tensor & Iterable<Tensor> =>
  loose()[name]?.(...parts) as unknown as Tensor & Iterable<Tensor>;

describe('what PyTorch refuses without an axis', () => {
  it.each<[string, () => unknown, string]>([
    ['softmax', () => call('softmax'), 'softmax needs the axis along which the shares add up to 1: write softmax(x, -1) or x.softmax(-1)'],
    ['softmax', () => (softmax as (of: Tensor) => Tensor)(x()), 'write softmax(x, -1) or x.softmax(-1) for the last one.'],
    ['logSoftmax', () => call('logSoftmax'), 'write x.logSoftmax(-1) for the last one.'],
    ['cumsum', () => call('cumsum'), 'cumsum needs the axis it goes along: write x.cumsum(0), or x.cumsum(-1) for the last axis.'],
    ['cumprod', () => call('cumprod'), 'write x.cumprod(0), or x.cumprod(-1)'],
    ['topk', () => call('topk'), 'topk needs how many values it should take, such as x.topk(2)'],
  ])('%s is told what to write', (_, run, said) => {
    expect(run).toThrow(said);
  });

  it('is there with one, counted from either end', () => {
    expect([x().softmax(-1), x().logSoftmax(-1)].map(({ shape }) => shape)).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(x().cumsum(-1).tolist()).toEqual([
      [0, 1, 3],
      [3, 7, 12],
    ]);
    expect(call('cumprod', 0).tolist()).toEqual([
      [0, 1, 2],
      [0, 4, 10],
    ]);
    expect(tensor(3).cumsum(0).item()).toBe(3);
  });
});

describe('methods that PyTorch and TensorFlow.js both have', () => {
  it('gather takes the axis first, as in PyTorch, or rows, as in TensorFlow.js', () => {
    expect(
      x()
        .gather(1, tensor([[0], [1]]))
        .tolist(),
    ).toEqual([[0], [4]]);
    expect(
      x()
        .gather(-2, tensor([[1, 0]]))
        .tolist(),
    ).toEqual([[3, 1]]);
    expect(
      x()
        .gather(tensor([1, 1]))
        .tolist(),
    ).toEqual([
      [3, 4, 5],
      [3, 4, 5],
    ]);
    expect(
      x()
        .gather(tensor([2, 0]), 1)
        .tolist(),
    ).toEqual([
      [2, 0],
      [5, 3],
    ]);
    expect(tensor(7).gather(0, tensor(0)).item()).toBe(7);
    expect(zeros(2, 0).gather(1, zeros(2, 0).toInt()).shape).toEqual([2, 0]);
  });

  it('the gradient of gather and of topk goes where the values came from', () => {
    const [a, b] = [x(), x()];
    a.requiresGrad = true;
    b.requiresGrad = true;
    const index = tensor([[0, 0], [1, 2]]); // prettier-ignore
    a.gather(1, index).mul(tensor([[1, 2], [3, 4]])).sum().backward(); // prettier-ignore
    expect(a.grad?.tolist()).toEqual([
      [3, 0, 0],
      [0, 3, 4],
    ]);
    const [values, indices] = b.topk(2, 0, false) as unknown as [Tensor, Tensor];
    expect(String(values)).toMatch(/^tensor\(\[\[0\., 1\., 2\.\],\s+\[3\., 4\., 5\.\]\], grad_fn=<TopkBackward0>\)$/u);
    expect(indices.tolist()).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    values.slice([0, 0], [1, 3]).sum().backward();
    expect(b.grad?.tolist()).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ]);
  });

  it('topk takes a single number itself, as in PyTorch', () => {
    const one = tensor(2.5, { requiresGrad: true });
    const [values, indices] = one.topk(1) as unknown as [Tensor, Tensor];
    expect([values.shape, values.item(), indices.shape, indices.item(), indices.dtype]).toEqual([[], 2.5, [], 0, 'int32']);
    values.backward();
    expect(one.grad?.item()).toBe(1);
    expect(() => one.topk(2)).toThrow('topk cannot take 2 of the 1 entries');
    expect(() => one.topk(1, 1)).toThrow('topk: there is no axis 1');
  });

  it('topk takes infinities and NaN for what they are, as PyTorch does, along any axis', () => {
    const [nan, far] = [Number.NaN, Number.POSITIVE_INFINITY];
    const values = (given: unknown): unknown => (given as { values: Tensor }).values.tolist();
    expect(values(tensor([nan, 1, nan, 3, 3, -far]).topk(6))).toEqual([nan, nan, 3, 3, 1, -far]);
    expect(values(tensor([nan, 1, nan, 3, 3, -far]).topk(6, 0, false))).toEqual([-far, 1, 3, 3, nan, nan]);
    const rows = tensor([[28, 14], [far, -35], [-7, -far], [-9, 25]]); // prettier-ignore
    expect(values(rows.topk(2, 0, false))).toEqual([
      [-9, -far],
      [-7, -35],
    ]);
    expect(values(rows.topk(2, 0))).toEqual([
      [far, 25],
      [28, 14],
    ]);
    expect(values(tensor([[[nan, -39]], [[13, nan]], [[nan, nan]]]).topk(3, 0))).toEqual([[[nan, nan]], [[nan, nan]], [[13, -39]]]);
    const { values: largest, indices } = tf.topk(rows, 1);
    expect([largest.arraySync(), indices.arraySync()]).toEqual([
      [[28], [far], [-7], [25]],
      [[0], [0], [0], [1]],
    ]);
    expect(tf.topk(tensor([nan, 5, far]), 2).values.arraySync()).toEqual([nan, far]);
    expect(zeros(3, 0).topk(0).values.shape).toEqual([3, 0]);
  });

  it('view and select say what is wrong by their own names', () => {
    expect(() => x().view(4, 2)).toThrow('view cannot put the 6 values of [2, 3] into [4, 2], which has room for 8.');
    expect(() => (x().select as (dim: number) => Tensor)(1)).toThrow(
      'select needs an axis and an index: x.select(1, 0) is the first entry of axis 1.',
    );
  });

  it.each<[string, () => readonly unknown[], string]>([
    ['gather', () => [1, tensor([0, 1])], 'the tensor is [2, 3], the index [2]. For whole rows write x.gather(indices, 1).'],
    ['gather', () => [0, tensor([[0, 0, 0, 0]])], 'no longer than it but along axis 0: the tensor is [2, 3], the index [1, 4].'],
    ['gather', () => [1, tensor([[3]])], 'gather: there is no entry 3 along axis 1 of [2, 3]; they go from 0 to 2.'],
    ['gather', () => [1, tensor([[-1]])], 'gather: there is no entry -1 along axis 1'],
    ['gather', () => [2, tensor([[0]])], 'gather: there is no axis 2; axes go from -2 to 1.'],
    ['gather', () => [1, [[0]]], 'takes a tensor of whole numbers behind the axis, such as tensor([[0], [1]]), but got an array.'],
    ['gather', () => [1, ones(1, 1)], 'but this one holds float32: write index.toInt().'],
    ['topk', () => [4, 1], 'topk cannot take 4 of the 3 entries of axis 1 of [2, 3].'],
    ['topk', () => [1, 1, 0], 'topk takes true or false for sorted, but got 0.'],
    ['tile', () => [], 'tile takes how often each axis is repeated, such as x.tile(2, 3), but got [].'],
    ['tile', () => [-1], 'but got [-1].'],
    ['unique', () => [], 'unique needs an axis here, such as x.unique(0) for the rows that differ.'],
    ['argMax', () => [], 'argMax needs an axis, such as x.argMax(0). For the place among all values write x.argmax().'],
    ['argMin', () => [], 'write x.argmin().'],
    ['max', () => [ones(2, 3)], 'max takes an axis, and not a tensor: write x.maximum(other) for the larger of each two.'],
    ['min', () => [ones(2, 3)], 'write x.minimum(other) for the smaller of each two.'],
    ['clamp', () => [], 'There is no clamp of a tensor here: write x.clipByValue(min, max).'],
    ['flip', () => [], 'There is no flip of a tensor here: write x.reverse(dim).'],
    ['logsumexp', () => [], 'write x.logSumExp(dim).'],
  ])('%s is told in a sentence (%#)', (name, parts, said) => {
    expect(() => call(name, ...parts())).toThrow(said);
  });

  it('topk and tile and norm and argmin mean what they mean in PyTorch', () => {
    const [values, indices] = call('topk', 2) as unknown as [Tensor, Tensor];
    expect([values.tolist(), indices.tolist()]).toEqual([
      [[2, 1], [5, 4]],
      [[2, 1], [2, 1]],
    ]); // prettier-ignore
    expect((call('topk', 2, true) as unknown as { values: Tensor }).values.shape).toEqual([2, 2]);
    expect(x().tile(2).tolist()).toEqual([
      [0, 1, 2, 0, 1, 2],
      [3, 4, 5, 3, 4, 5],
    ]);
    expect([x().tile(2, 2), x().tile([2, 1]), x().tile(2, 1, 1), tensor(1).tile(3)].map(({ shape }) => shape)).toEqual([
      [4, 6],
      [4, 3],
      [2, 2, 3],
      [3],
    ]);
    expect([call('norm', 1), call('norm', 1, [0, 1]), call('norm', 1, [1, 0], true)].map(each => each.tolist() as unknown)).toEqual([
      15,
      15,
      [[15]],
    ]);
    expect(x().norm().item()).toBeCloseTo(7.4162, 4);
    expect([x().argmin(1), x().argmax(1, true), call('argmax', undefined, true)].map(each => each.tolist() as unknown)).toEqual([
      [0, 0],
      [[2], [2]],
      [[5]],
    ]);
  });
});

describe('an argument that a method would pass over', () => {
  it.each<[string, () => readonly unknown[], string]>([
    [
      'add',
      () => [ones(3), { alpha: 2 }],
      'add takes one argument, and not an object besides: write x.add(other.mul(factor)) for alpha=factor.',
    ],
    ['div', () => [ones(3), 'floor'], "and not the text 'floor' besides: write x.floorDiv(other) for rounding_mode='floor'."],
    ['matmul', () => [ones(3, 2), true], 'write x.matmul(other.transpose(0, 1)) for a matrix with its axes swapped.'],
    ['round', () => [2], 'round takes no arguments, and not 2 besides: write x.mul(100).round().div(100) for decimals=2.'],
    ['eq', () => [ones(3), 1e-3], 'eq takes one argument, and not 0.001 besides.'],
    ['squeeze', () => [0, 1], 'squeeze takes one argument, and not 1 besides.'],
    ['softmax', () => [1, 'float64'], "softmax takes one argument, and not the text 'float64' besides."],
    ['maximum', () => [ones(3), 1], 'maximum takes one argument, and not 1 besides.'],
    ['sum', () => [1, true, 'int32'], "sum takes at most 2 arguments, and not the text 'int32' besides."],
    ['exp', () => [2], 'exp takes no arguments, and not 2 besides.'],
    ['item', () => [0], 'item takes no arguments, and not 0 besides.'],
  ])('%s is refused (%#)', (name, parts, said) => {
    expect(() => call(name, ...parts())).toThrow(said);
  });
});
