import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { arange, manualSeed, nn, optim, rand, randint, randn, randperm, tensor, zeros } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

describe("tensor methods with PyTorch's meaning", () => {
  it('shape and take parts', () => {
    const x = arange(24).float().reshape(2, 3, 4);
    expect(x.select(1, -1).tolist()).toEqual([
      [8, 9, 10, 11],
      [20, 21, 22, 23],
    ]);
    expect([x.unsqueeze(0), x.unsqueeze(-1), x.unsqueeze(1)].map(({ shape }) => shape)).toEqual([
      [1, 2, 3, 4],
      [2, 3, 4, 1],
      [2, 1, 3, 4],
    ]);
    expect([zeros(1, 2, 1).squeeze(), zeros(1, 2, 1).squeeze(1), zeros(1, 2, 1).squeeze(-1)].map(({ shape }) => shape)).toEqual([
      [2],
      [1, 2, 1],
      [1, 2],
    ]);
    expect(x.permute(2, 0, 1).tolist()).toEqual(tf.transpose(x, [2, 0, 1]).arraySync());
    expect([x.view(4, -1), x.view([-1]), x.flatten(), x.flatten(1), x.flatten(0, 1), zeros().flatten()].map(({ shape }) => shape)).toEqual([
      [4, 6],
      [24],
      [24],
      [2, 12],
      [6, 4],
      [1],
    ]);
    expect([x.dim(), zeros().dim()]).toEqual([3, 0]);
    expect(
      arange(10)
        .split(4)
        .map(part => part.tolist() as unknown),
    ).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
    expect(x.split([1, 2], 1).map(({ shape }) => shape)).toEqual([
      [2, 1, 4],
      [2, 2, 4],
    ]);
    expect(
      zeros(1, 8)
        .split(2, 1)
        .map(({ shape }) => shape),
    ).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(randn(2, 3).softmax(0).sum(0).sub(1).abs().max().item()).toBeLessThan(1e-6);
  });

  it('compare', () => {
    const x = tensor([1, 2, 3]);
    expect([x.gt(2), x.ge(2), x.lt(2), x.le(2), x.ne(2), x.eq(2)].map(each => each.tolist() as unknown)).toEqual([
      [false, false, true],
      [false, true, true],
      [true, false, false],
      [true, true, false],
      [true, false, true],
      [false, true, false],
    ]);
  });

  it('hand gradients on', () => {
    const x = randn(2, 3, 4);
    x.requiresGrad = true;
    const y = x.select(1, -1).unsqueeze(0).mul(2).squeeze(0).view(4, 2).permute(1, 0).flatten();
    y.pow(2).sum().backward();
    // Only the last step of each has a share in it: (2·x)² has the slope 8·x.
    expect(x.grad?.select(1, 0).abs().max().item()).toBe(0);
    expect(x.grad?.select(1, 2).sub(x.detach().select(1, 2).mul(8)).abs().max().item()).toBeLessThan(1e-5);
    const z = randn(5);
    z.requiresGrad = true;
    z.split(2)[1]?.sum().backward();
    expect(z.grad?.tolist()).toEqual([0, 0, 1, 1, 0]);
  });

  it('take the largest values and their places apart', () => {
    const x = tensor([
      [1, 5, 2],
      [7, 0, 7],
    ]);
    const [values, indices] = x.max(1);
    expect([values?.tolist(), indices?.tolist()]).toEqual([
      [5, 7],
      [1, 0],
    ]);
    const [least, places] = x.min(-1, true);
    expect([least?.tolist(), places?.tolist()]).toEqual([
      [[1], [0]],
      [[0], [1]],
    ]);
    expect(x.max(1).add(1).tolist()).toEqual([6, 8]);
    expect(Object.keys(x.max(1))).toEqual(Object.keys(x));
  });

  it.each<[string, () => unknown, RegExp]>([
    ['an index outside', () => zeros(2, 3).select(1, 3), /axis 1 of \[2, 3\] has 3 entries, so the index goes from -3 to 2/u],
    ['an axis outside', () => zeros(2).unsqueeze(2), /unsqueeze: there is no axis 2/u],
    ['an axis twice', () => zeros(2, 3).permute(0, 0), /each axis of \[2, 3\] once/u],
    ['sizes that do not add up', () => zeros(5).split([2, 2]), /add up to the 5 entries of axis 0/u],
    ['a piece of size 0', () => zeros(5).split(0), /the size of a piece.*but got 0/su],
    ['axes in the wrong order', () => zeros(2, 3).flatten(1, 0), /before the one it begins with/u],
  ])('say %s in a sentence', (_, act, sentence) => {
    expect(act).toThrow(sentence);
  });
});

it("randint and randperm draw PyTorch's stream", () => {
  manualSeed(5);
  // torch.manual_seed(5): torch.randint(0, 10, (2, 5)), torch.randint(-3, 4, (6,)), torch.randint(1000, (3,)), torch.randperm(8), torch.randperm(1), torch.rand(2)
  const drawn = [randint(0, 10, [2, 5]), randint(-3, 4, [6]), randint(1000, [3]), randperm(8), randperm(1), rand(2)];
  expect(drawn.map(each => each.tolist() as unknown)).toEqual([
    [
      [1, 4, 7, 5, 6],
      [0, 2, 3, 8, 4],
    ],
    [-3, 3, 1, -1, 0, -1],
    [423, 500, 527],
    [1, 4, 5, 2, 7, 0, 3, 6],
    [0],
    [0.5273253321647644, 0.6793861985206604],
  ]);
});

it('the learning rate of an optimizer can be set, and is checked', () => {
  const linear = new nn.Linear(1, 1, { bias: false });
  linear.weight = new nn.Parameter(zeros(1, 1));
  for (const optimizer of [
    new optim.SGD(linear.parameters()),
    new optim.Adam(linear.parameters()),
    new optim.RMSprop(linear.parameters()),
  ]) {
    optimizer.lr = 0;
    linear.forward(zeros(1, 1).add(1)).sum().backward();
    optimizer.step();
    expect(linear.weight.item()).toBe(0);
    expect(() => {
      optimizer.lr = -1;
    }).toThrow(/lr must be a number, 0 or more, but it is -1/u);
    expect(optimizer.lr).toBe(0);
  }
});
