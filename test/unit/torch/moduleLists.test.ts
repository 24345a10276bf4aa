import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, ones, randn, relu, tensor, zeros } from '../../../src/torch/index.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const namesOf = (module: nn.Module): string[] => [...module.namedParameters()].map(([name]) => name);

describe('nn.ModuleList and nn.Sequential', () => {
  it('register what is in them under its place', () => {
    class Deep extends nn.Module {
      layers = new nn.ModuleList([new nn.Linear(2, 2), new nn.Linear(2, 2)]);
      head = new nn.Sequential(new nn.Linear(2, 4), new nn.Tanh(), new nn.Linear(4, 1, { bias: false }));
    }
    expect(namesOf(new Deep())).toEqual([
      'layers.0.weight',
      'layers.0.bias',
      'layers.1.weight',
      'layers.1.bias',
      'head.0.weight',
      'head.0.bias',
      'head.2.weight',
    ]);
  });

  it('compute what PyTorch computes', () => {
    manualSeed(3);
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.Tanh(), new nn.Dropout(0.5), new nn.Linear(4, 2));
    // torch.manual_seed(3); nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Dropout(0.5), nn.Linear(4, 2))(torch.randn(2, 3))
    expect(formatValue(model.forward(randn(2, 3)))).toBe(
      'tensor([[-0.3714,  0.0837],\n        [-1.1715, -0.9524]], grad_fn=<AddmmBackward0>)',
    );
  });

  it('switch what is in them between training and measuring', () => {
    const model = new nn.Sequential(new nn.Dropout(0.5), new nn.ModuleList([new nn.Dropout(0.5)]));
    model.eval();
    expect([...model].map(each => each.training)).toEqual([false, false]);
    expect((model[1] as nn.ModuleList)[0]?.training).toBe(false);
  });

  it('grow and are walked through as a list', () => {
    const list = new nn.ModuleList<nn.Linear>();
    for (let size = 1; size < 12; size++) list.append(new nn.Linear(size, size));
    list.extend([new nn.Linear(12, 12)]);
    expect(list.length).toBe(12);
    expect([...list].map(({ inFeatures }) => inFeatures)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([list.at(-1).inFeatures, list[0]?.inFeatures]).toEqual([12, 1]);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a function', () => new nn.Sequential(relu as never), /nn\.Sequential needs modules, but got a function.*new nn\.ReLU\(\)/u],
    ['a class', () => new nn.Sequential(new nn.Linear(1, 1), nn.Tanh as never), /got the class Tanh: make one of it with new/u],
    ['a tensor', () => new nn.ModuleList([zeros(1)] as never), /nn\.ModuleList needs modules, but got a tensor/u],
    ['modules one by one', () => new nn.ModuleList(new nn.Linear(1, 1) as never), /takes its modules in an array/u],
    ['an array', () => new nn.Sequential([new nn.Linear(1, 1)] as never), /takes its modules one by one/u],
    ['a place that is not there', () => new nn.ModuleList([new nn.Tanh()]).at(1), /no module 1 in a list of 1/u],
    ['a list that is called', () => new nn.ModuleList([new nn.Tanh()]).forward(), /only keeps modules/u],
  ])('refuse %s in a sentence', (_, act, sentence) => {
    expect(act).toThrow(sentence);
  });
});

describe('nn.Embedding', () => {
  it("has PyTorch's first values, rows and gradients", () => {
    manualSeed(3);
    const table = new nn.Embedding(5, 3);
    const rows = table.forward(
      tensor([
        [0, 1, 1],
        [4, 4, 4],
      ]),
    );
    // torch.manual_seed(3); nn.Embedding(5, 3).weight, and the gradient of rows.pow(2).sum()
    expect(rows.shape).toEqual([2, 3, 3]);
    rows.pow(2).sum().backward();
    const { weight } = table;
    const doubled = weight.mul(tensor([[2], [4], [0], [0], [6]]));
    expect(weight.grad?.sub(doubled).abs().max().item()).toBe(0);
    expect(formatValue(weight.detach())).toBe(
      'tensor([[ 0.8033,  0.1748,  0.0890],\n        [-0.6137,  0.0462, -1.3683],\n        [ 0.3375,  1.0111, -1.4352],\n        [ 0.9774,  0.5220,  1.2379],\n        [-0.8646,  0.2990,  0.4192]])',
    );
  });

  it.each<[string, () => unknown, RegExp]>([
    ['fractions', () => new nn.Embedding(5, 3).forward(ones(2)), /needs whole numbers \(int32\), but got float32/u],
    ['a number without a row', () => new nn.Embedding(5, 3).forward(tensor([5])), /has rows 0 to 4, so there is none for 5/u],
    ['a negative number', () => new nn.Embedding(5, 3).forward(tensor([-1])), /none for -1/u],
    ['options', () => new nn.Embedding(5, 3, { paddingIdx: 0 } as never), /takes two sizes and nothing else/u],
  ])('refuses %s in a sentence', (_, act, sentence) => {
    expect(act).toThrow(sentence);
  });
});

describe('nn.Dropout', () => {
  it('draws what PyTorch draws, also for what a batch-first module gives', () => {
    manualSeed(1);
    const drop = new nn.Dropout(0.4);
    // torch.manual_seed(1); nn.Dropout(0.4)(torch.ones(2, 3, 3))
    const kept = [
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 0, 1],
      ],
      [
        [1, 1, 1],
        [0, 1, 1],
        [1, 0, 1],
      ],
    ];
    expect(
      drop
        .forward(ones(2, 3, 3))
        .abs()
        .sign()
        .tolist(),
    ).toEqual(kept);
    const [out] = new nn.GRU({ inputSize: 2, hiddenSize: 3, batchFirst: true }).forward(ones(2, 3, 2));
    manualSeed(1);
    expect(drop.forward(out).abs().sign().tolist()).toEqual(kept);
  });

  it('lets everything pass while measuring', () => {
    const x = ones(2, 2);
    expect(new nn.Dropout(0.5).eval().forward(x).tolist()).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('that drops everything still has a gradient', () => {
    const x = ones(2);
    x.requiresGrad = true;
    new nn.Dropout(1).forward(x).sum().backward();
    expect(x.grad?.tolist()).toEqual([0, 0]);
  });

  it.each([-0.1, 1.5, Number.NaN, '0.5', null])('refuses the share %s', share => {
    expect(() => new nn.Dropout(share as unknown as number)).toThrow(/nn\.Dropout needs a share from 0 to 1/u);
  });
});
