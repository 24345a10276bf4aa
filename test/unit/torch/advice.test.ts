import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, ones, randn, tensor, zeros } from '../../../src/torch/index.ts';
import { onMistake } from '../../../src/torch/session/observe.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const loss = (scores: Tensor, classes: Tensor): Tensor => new nn.CrossEntropyLoss().forward(scores, classes);

function leaf(...shape: number[]): Tensor {
  const x = randn(...shape);
  x.requiresGrad = true;
  return x;
}

describe('a second backward()', () => {
  it.each<[string, () => nn.RNN | nn.GRU]>([
    ['RNN', () => new nn.RNN({ inputSize: 1, hiddenSize: 2 })],
    ['GRU', () => new nn.GRU({ inputSize: 1, hiddenSize: 2 })],
  ])('through a state that an nn.%s carries on is told to detach it', (_, make) => {
    const module = make();
    const [, h] = module.forward(randn(3, 2, 1));
    h.sum().backward();
    const [out] = module.forward(randn(3, 2, 1), h);
    expect(() => {
      out.sum().backward();
    }).toThrow(/before an earlier backward\(\).*h = h\.detach\(\)/su);
    const [next] = module.forward(randn(3, 2, 1), h.detach());
    next.sum().backward();
  });

  it('of one loss is told what works as it stands', () => {
    const x = leaf(2);
    const y = x.pow(2).sum();
    y.backward();
    expect(() => {
      y.backward();
    }).toThrow(/compute it again .*write backward\(\{ retainGraph: true \}\) the first time/isu);
    const z = x.pow(2).sum();
    z.backward({ retainGraph: true });
    z.backward();
    expect(x.grad?.sub(x.mul(6)).abs().max().item()).toBeLessThan(1e-5);
  });

  it('says how options are written', () => {
    expect(() => {
      leaf(1)
        .sum()
        .backward({ retain_graph: true } as never);
    }).toThrow(/write retainGraph instead of retain_graph/u);
    expect(() => {
      leaf(1)
        .sum()
        .backward(true as never);
    }).toThrow(/takes a gradient as a tensor, or options by name/u);
  });
});

describe('nn.CrossEntropyLoss with scores at every step', () => {
  it("takes classes on axis 1, with PyTorch's value and gradient", () => {
    manualSeed(1);
    const scores = leaf(2, 4, 3);
    const value = loss(
      scores,
      tensor([
        [0, 1, 2],
        [3, 2, 1],
      ]),
    );
    value.backward();
    // torch.manual_seed(1); nn.CrossEntropyLoss()(torch.randn(2, 4, 3), torch.tensor([[0, 1, 2], [3, 2, 1]]))
    expect(formatValue(value)).toBe('tensor(1.5609, grad_fn=<NllLoss2DBackward0>)');
    expect(formatValue(scores.grad?.at(0))).toBe(
      'tensor([[-0.1576,  0.0106,  0.0246],\n        [ 0.0083, -0.1464,  0.0257],\n        [ 0.0156,  0.0045, -0.0933],\n        [ 0.1338,  0.1313,  0.0430]])',
    );
  });

  it('is the loss of the rows, with more axes too', () => {
    const scores = randn(2, 3, 4, 5);
    const classes = randn(2, 4, 5).gt(0).toInt();
    const rows = scores.permute(0, 2, 3, 1).reshape(-1, 3);
    expect(loss(scores, classes).item()).toBeCloseTo(loss(rows, classes.reshape(-1)).item(), 6);
  });

  it('proposes what then works where the classes stand last', () => {
    const [scores, target] = [
      randn(2, 3, 4),
      tensor([
        [0, 1, 2],
        [3, 2, 1],
      ]),
    ];
    expect(() => loss(scores, target)).toThrow(
      /the classes stand last.*scores\.reshape\(-1, 4\) and target\.reshape\(-1\), or .*scores\.transpose\(1, 2\)/su,
    );
    expect(loss(scores.reshape(-1, 4), target.reshape(-1)).item()).toBeCloseTo(loss(scores.transpose(1, 2), target).item(), 6);
  });

  it.each<[string, Tensor | (() => [Tensor, Tensor]), RegExp]>([
    ['one layer of h too many', () => [zeros(1, 4, 2), tensor([0, 1, 0, 1])], /take one layer of it: h\.at\(-1\)/u],
    ['a 1 at the right class', () => [zeros(4, 2), zeros(4, 2)], /target\.argmax\(1\)/u],
    [
      'scores at every step, and one class a sequence',
      () => [zeros(3, 5, 2), tensor([0, 1, 0])],
      /Take those of the last step: scores\.select\(1, -1\)/u,
    ],
    ['the same with the time first', () => [zeros(5, 3, 2), tensor([0, 1, 0])], /Take those of the last step: scores\.at\(-1\)/u],
    ['a class for each step, in one row', () => [zeros(2, 3, 2), tensor([0, 1, 0, 1, 0, 1])], /write scores\.reshape\(-1, 2\)/u],
    ['a column of targets', () => [zeros(3, 2), tensor([[0], [1], [0]])], /Write target\.reshape\(-1\)/u],
    ['too few targets', () => [zeros(4, 2), tensor([0, 1])], /the target should be \[4\], but it is \[2\]/u],
  ])('tells %s', (_, make, sentence) => {
    const [scores, target] = (make as () => [Tensor, Tensor])();
    expect(() => loss(scores, target)).toThrow(sentence);
  });
});

it("names an LSTM's pair taken for h before the shape that comes of it", () => {
  const stop = onMistake(
    () => undefined,
    () => null,
    () => null,
    () => 0,
  );
  const [, h] = new nn.LSTM({ inputSize: 1, hiddenSize: 2 }).forward(ones(3, 4, 1));
  const scores = (h as unknown as { at(index: number): Tensor }).at(-1);
  expect(() => loss(scores, tensor([0, 1, 0, 1]))).toThrow(
    /^The pair \[h, c\] of an LSTM was taken for h, so write const \[out, \[h, c\]\].*Then: nn\.CrossEntropyLoss[^.]*but got [^.]*\.$/su,
  );
  stop(true);
});

it('does not advise to let go of tensors where one is too large', () => {
  expect(() => zeros(50_000, 50_000)).toThrow(/one tensor of shape \[50000, 50000\] has 2,500,000,000 values.*Make it smaller/su);
});
