import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, noGrad, optim, randn, sigmoid, softmax, stack, tanh, tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

/** The slope of `f` at each value of `x`, from values a little to both sides. */
function slopes(f: (x: Tensor) => Tensor, x: Tensor, step = 1e-2): number[] {
  const values = [...x.dataSync()];
  return values.map((_, i) => {
    const at = (shift: number): number =>
      noGrad(() =>
        f(
          tf.tensor(
            values.map((value, j) => (i === j ? value + shift : value)),
            x.shape,
          ),
        ).item(),
      );
    return (at(step) - at(-step)) / (2 * step);
  });
}

describe('backward', () => {
  it('gives 0 to what with() has replaced, and to what tf.where() has not chosen, whatever else comes back', () => {
    const x = tensor([0, 0, 0], { dtype: 'float32', requiresGrad: true });
    x.with([0], 1)
      .div(tensor([0, 0, 1]))
      .sum()
      .backward();
    expect(x.grad?.tolist()).toEqual([0, Infinity, 1]);
    const y = tensor([1, 1], { dtype: 'float32', requiresGrad: true });
    tf.where(tensor([true, false]), tensor([3, 3]), y)
      .div(tensor([0, 0]))
      .sum()
      .backward();
    expect(y.grad?.tolist()).toEqual([0, Infinity]);
  });

  it.each<[string, (x: Tensor) => Tensor]>([
    ['arithmetic', x => x.mul(x).add(x.div(2)).sub(3).pow(2).mean()],
    ['a tensor used twice', x => x.add(x).mul(x).sum()],
    [
      'broadcasting',
      x =>
        x
          .mul(tensor([[0.5], [-1.5]]))
          .add(x.sum(0))
          .pow(2)
          .mean(),
    ],
    [
      'sigmoid, tanh, softmax',
      x =>
        softmax(sigmoid(x).mul(tanh(x)), 1)
          .mul(
            tensor([
              [0.1, 0.2, 0.3],
              [1.5, -1, 2],
            ]),
          )
          .sum(),
    ],
    ['softmax along the first axis', x => softmax(x, 0).pow(2).sum()],
    ['matmul and transpose', x => x.matmul(x.transpose(0, 1)).pow(2).sum()],
    [
      'at, stack and with',
      x =>
        stack([x.at(0), x.at(-1).mul(2)], 1)
          .with([0, 1], 5)
          .pow(2)
          .sum(),
    ],
    ['reshape and slice', x => x.reshape(3, 2).slice([1, 0], [2, 2]).pow(2).sum()],
    [
      'a tensor taken apart into one part',
      x =>
        tf
          .split(tf.unstack(x.reshape([1, 6]), 0)[0] as Tensor, 1, 0)[0]
          ?.pow(2)
          .sum() ?? x,
    ],
    ['cross entropy', x => new nn.CrossEntropyLoss().forward(x, tensor([2, 0]))],
    [
      'mean squared error',
      x =>
        new nn.MSELoss().forward(
          x,
          tensor([
            [1, 0, 1],
            [0, 1, 0],
          ]),
        ),
    ],
    [
      'binary cross entropy',
      x =>
        new nn.BCEWithLogitsLoss().forward(
          x,
          tensor([
            [1, 0, 1],
            [0, 1, 0],
          ]),
        ),
    ],
  ])('of %s is the slope that finite differences give', (_, f) => {
    const x = tensor(
      [
        [0.3, -0.7, 1.1],
        [0.6, 0.2, -0.4],
      ],
      { requiresGrad: true },
    );
    f(x).backward();
    const wanted = slopes(f, x);
    const found = [...(x.grad?.dataSync() ?? [])];
    expect(found).toHaveLength(wanted.length);
    for (const [i, slope] of wanted.entries()) expect(found[i]).toBeCloseTo(slope, 2);
  });

  it('has the right slope of binary cross entropy at a score of exactly 0', () => {
    const x = tensor([0, 0], { requiresGrad: true });
    new nn.BCEWithLogitsLoss().forward(x, tensor([0, 1])).backward();
    expect(x.grad?.tolist()).toEqual([0.25, -0.25]);
  });

  it('adds up until zeroGrad, in the same tensor', () => {
    const x = tensor([2, 3], { requiresGrad: true });
    x.mul(x).sum().backward();
    const first = x.grad;
    expect(first?.tolist()).toEqual([4, 6]);
    x.mul(x).sum().backward();
    expect(x.grad).toBe(first);
    expect(first?.tolist()).toEqual([8, 12]);
    new optim.SGD([x], { lr: 0.1 }).zeroGrad();
    expect(x.grad).toBeNull();
    expect(first?.tolist()).toEqual([8, 12]);
  });

  it('gives each leaf a gradient of its own, even where an operation hands out one tensor twice', () => {
    const [a, b] = [tensor([1], { requiresGrad: true }), tensor([2], { requiresGrad: true })];
    a.add(b).sum().backward();
    a.mul(3).sum().backward();
    expect([a.grad?.tolist(), b.grad?.tolist()]).toEqual([[4], [1]]);
  });

  it('takes a gradient to start from', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    x.mul(x).backward(tensor([1, 10]));
    expect(x.grad?.tolist()).toEqual([2, 40]);
  });

  it('goes through a graph once, or more often where it was asked to keep it', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const loss = x.mul(x).sum();
    loss.backward(null, { retainGraph: true });
    loss.backward();
    expect(x.grad?.tolist()).toEqual([4, 8]);
    expect(() => {
      loss.backward();
    }).toThrow(/already been through this value.*Compute it again/su);
  });

  it('stops at detach and records nothing in noGrad', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const y = x.mul(3);
    expect([y.requiresGrad, y.detach().requiresGrad, noGrad(() => x.mul(3)).requiresGrad, x.mul(3).requiresGrad]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(y.detach().tolist()).toEqual([3, 6]);
    expect(() => {
      noGrad(() => x.sum()).backward();
    }).toThrow(/nothing to differentiate/u);
  });

  it('makes whole numbers float32 where gradients are wanted', () => {
    const x = tensor([1, 2]);
    expect(x.dtype).toBe('int32');
    x.requiresGrad = true;
    expect(x.dtype).toBe('float32');
    x.mul(0.5).sum().backward();
    expect(x.grad?.tolist()).toEqual([0.5, 0.5]);
  });

  it('works inside tf.tidy, and leaves gradients and parameters alive after it', () => {
    manualSeed(1);
    const layer = new nn.Linear(2, 1);
    const optimizer = new optim.Adam(layer.parameters(), { lr: 0.1 });
    const before: unknown = layer.weight.tolist();
    for (let i = 0; i < 2; i++) {
      tf.tidy(() => {
        optimizer.zeroGrad();
        layer.forward(randn(3, 2)).mean().backward();
        optimizer.step();
      });
    }
    expect(layer.weight.grad?.isDisposed).toBe(false);
    expect(layer.weight.tolist()).not.toEqual(before);
  });

  it("leaves TensorFlow.js's own gradients as they are", () => {
    const x = tf.tensor([2, 3]);
    expect(
      tf
        .grad(y => y.square().sum())(x)
        .tolist(),
    ).toEqual([4, 6]);
    const leaf = tensor([2, 3], { requiresGrad: true });
    expect(
      tf
        .grad(y => y.mul(leaf).sum())(x)
        .tolist(),
    ).toEqual([2, 3]);
    leaf.mul(leaf).sum().backward();
    expect(leaf.grad?.tolist()).toEqual([4, 6]);
    const variable = tf.variable(tf.scalar(3));
    tf.train.sgd(0.1).minimize(() => variable.square().asScalar());
    expect(variable.dataSync()[0]).toBeCloseTo(2.4, 5);
    variable.dispose();
  });

  it('refuses to compute with weights that a step has changed since the forward pass', () => {
    const w = tensor([2], { requiresGrad: true });
    const late = w.mul(w).sum();
    w.mul(1).sum().backward();
    new optim.SGD([w], { lr: 1 }).step();
    expect(w.tolist()).toEqual([1]);
    w.grad = null;
    expect(() => {
      late.backward();
    }).toThrow(
      'backward() needs the values that a tensor of shape [1] had in the forward pass, but optimizer.step() has changed them in place since: ' +
        'compute the loss again after that, or call backward() for every loss before it.',
    );
  });
});
