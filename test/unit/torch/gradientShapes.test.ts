import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, ones, optim, print, randn, tensor } from '../../../src/torch/index.ts';
import { setPrintSink } from '../../../src/torch/text/print.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

/** An operation of a lab's own, whose gradient has the shape it is told. */
function ownOperation(x: tf.Tensor, gradientShape: number[]): tf.Tensor {
  return tf.customGrad(((value: tf.Tensor) => ({ value: tf.add(value, 1), gradFunc: () => tf.ones(gradientShape) })) as never)(x);
}

describe('the shape of a gradient', () => {
  it('is that of its tensor: summed over what was repeated, in the walk, whoever wrote the gradient', () => {
    const x = ones(2, 1);
    x.requiresGrad = true;
    ownOperation(x, [4, 2, 3]).sum().backward();
    expect(x.grad?.tolist()).toEqual([[12], [12]]);
  });

  it.each([[[3]], [[3, 1]], [[]], [[1, 1]]])('cannot be %j for a tensor of [2, 1]', shape => {
    const x = ones(2, 1);
    x.requiresGrad = true;
    const loss = ownOperation(x, shape).sum();
    expect(() => {
      loss.backward();
    }).toThrow(
      `backward() got a gradient of shape [${shape.join(', ')}] from a tf.customGrad for a tensor of shape [2, 1]; a gradient has its tensor's shape.`,
    );
    expect(x.grad).toBeNull();
    // Nothing is left behind: the next one works.
    x.mul(2).sum().backward();
    expect(x.grad?.tolist()).toEqual([[2], [2]]);
  });

  it('lets a layer by hand on [batch, time, features] learn what it learns in PyTorch', () => {
    manualSeed(0);
    const weight = new nn.Parameter(randn(3, 2));
    const x = randn(4, 5, 3);
    const target = randn(4, 5, 2);
    const optimizer = new optim.SGD([weight], { lr: 0.5 });
    const losses: string[] = [];
    for (let i = 0; i < 30; i++) {
      const loss = new nn.MSELoss().forward(x.matmul(weight), target);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
      if (i % 10 === 0 || i === 29) losses.push(loss.item().toFixed(4));
    }
    expect(losses).toEqual(['6.4223', '0.7032', '0.6493', '0.6440']);
  });

  it('names the batch axes of a matrix product that do not fit', () => {
    expect(() => ones(2, 4, 1, 3).matmul(ones(3, 3, 2))).toThrow(
      'matmul: the batch axes of [2, 4, 1, 3] and [3, 3, 2] do not fit: axis -3 is 4 here and 3 there. Axes before the last two must be equal or 1.',
    );
  });
});

describe('what is counted or compared', () => {
  const x = (): tf.Tensor => tensor([[0.5, 2, -1]], { requiresGrad: true });

  it.each<[string, (x: tf.Tensor) => tf.Tensor]>([
    ['argmax', each => each.argmax(1)],
    ['eq', each => each.eq(2)],
    ['a comparison', each => each.greater(0)],
    ['isNaN', each => each.isNaN()],
    ['a cast to whole numbers', each => tf.cast(each, 'int32')],
    ['zerosLike', each => tf.zerosLike(each)],
    [
      'accuracy',
      each =>
        each
          .argmax(1)
          .eq(tensor([1]))
          .mean(),
    ],
  ])('has no history: %s', (_, run) => {
    const result = run(x());
    expect(result.requiresGrad).toBe(false);
    expect(() => {
      result.sum().backward();
    }).toThrow(/nothing to differentiate/u);
  });

  it('prints without a grad_fn', () => {
    const lines: string[] = [];
    setPrintSink(line => lines.push(line));
    print(
      x()
        .argmax(1)
        .eq(tensor([1]))
        .mean(),
    );
    expect(lines).toEqual(['tensor(1.)']);
  });

  it('keeps nothing in the engine for a gradient that nobody can ask for', () => {
    const leaf = x();
    leaf.argmax(1);
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      for (let i = 0; i < 5; i++) leaf.greaterEqual(0);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});
