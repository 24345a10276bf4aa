import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, optim, randn, zeros } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const sizes = { inputSize: 2, hiddenSize: 3 };

class Net extends nn.Module {
  w = new nn.Parameter(randn(2, 3));
  gain: Tensor = zeros(2);
  fc = new nn.Linear(2, 2);
  #secret = 1;
  secret(): number {
    return this.#secret;
  }
}

class Own extends nn.Linear {
  constructor() {
    super(2, 3);
    this.weight = new nn.Parameter(zeros(3, 2));
  }
}

const makers: [string, () => nn.Module][] = [
  ['nn.Linear', () => new nn.Linear(2, 3)],
  ['nn.Embedding', () => new nn.Embedding(4, 3)],
  ['nn.RNN', () => new nn.RNN(sizes)],
  ['nn.LSTM', () => new nn.LSTM({ ...sizes, numLayers: 2, bidirectional: true })],
  ['nn.GRU', () => new nn.GRU(sizes)],
  ['nn.RNNCell', () => new nn.RNNCell(sizes)],
  ['nn.LSTMCell', () => new nn.LSTMCell(sizes)],
  ['nn.GRUCell', () => new nn.GRUCell(sizes)],
  ['Net', () => new Net()],
  ['Own', () => new Own()],
];

function put(module: nn.Module, name: string, value: unknown): void {
  (module as unknown as Record<string, unknown>)[name] = value;
}

describe.each(makers)('%s', (name, make) => {
  const fields = (module: nn.Module): [string, Tensor][] =>
    Object.entries(module).filter((entry): entry is [string, Tensor] => entry[1] instanceof tf.Tensor && entry[0] !== 'gain');

  it('takes another parameter of the same shape, and trains that one', () => {
    const module = make();
    for (const [field, { shape }] of fields(module)) {
      const other = new nn.Parameter(zeros(...shape));
      put(module, field, other);
      expect(module.parameters()).toContain(other);
    }
  });

  it('refuses a parameter of another shape, naming both', () => {
    const module = make();
    for (const [field, { shape }] of fields(module)) {
      const wrong = [...shape, 2];
      expect(() => {
        put(module, field, new nn.Parameter(zeros(...wrong)));
      }).toThrow(`${name}: ${field} is [${shape.join(', ')}], but a parameter of shape [${wrong.join(', ')}] was put there.`);
    }
  });

  it('knows the transpose where it is meant', () => {
    const module = make();
    const turned = fields(module).filter(([, { shape }]) => shape.length === 2 && shape[0] !== shape[1]);
    expect(turned.length).toBeGreaterThan(0);
    for (const [field, { shape }] of turned) {
      expect(() => {
        put(module, field, new nn.Parameter(zeros(...[...shape].reverse())));
      }).toThrow(/It is the transpose: put in new nn\.Parameter\(values\.transpose\(0, 1\)\)\./u);
    }
  });

  it.each<[string, (shape: number[]) => unknown, RegExp]>([
    ['a plain tensor', shape => zeros(...shape), /a plain tensor in its place would not be trained: write new nn\.Parameter\(values\)/u],
    ['a leaf that wants gradients', shape => Object.assign(zeros(...shape), { requiresGrad: true }), /plain tensor/u],
    ['an array', () => [1, 2], /an array cannot take its place: write new nn\.Parameter\(tensor\(values\)\)/u],
    ['typed numbers', () => new Float32Array(2), /an array cannot/u],
    ['a number', () => 0.5, /a number cannot/u],
  ])('refuses %s, however it is put there', (_, makeValue, sentence) => {
    const module = make();
    const [field, { shape }] = fields(module)[0] as [string, Tensor];
    const value = makeValue(shape);
    expect(() => {
      put(module, field, value);
    }).toThrow(sentence);
    expect(() => Object.assign(module, { [field]: value })).toThrow(sentence);
    expect(() => Reflect.set(module, field, value)).toThrow(sentence);
    expect(fields(module)[0]?.[1].shape).toEqual(shape);
  });
});

describe('fields of modules', () => {
  it('of a learner: everything but parameters and modules is free, and null makes room for another shape', () => {
    const net = new Net();
    net.gain = zeros(7);
    put(net, 'w', null);
    expect(net.parameters()).toHaveLength(2);
    net.w = new nn.Parameter(zeros(5));
    expect([...net.namedParameters()].map(([name]) => name)).toEqual(['w', 'fc.weight', 'fc.bias']);
    expect(net.secret()).toBe(1);
  });

  it('say what to do about a shape that changes on purpose, in a module of the learner only', () => {
    expect(() => {
      new Net().w = new nn.Parameter(zeros(5));
    }).toThrow(/set w to null first/u);
    expect(() => {
      new nn.Linear(2, 3).weight = new nn.Parameter(zeros(5));
    }).not.toThrow(/null/u);
  });

  it('that hold a module take only a module', () => {
    expect(() => {
      put(new Net(), 'fc', zeros(2));
    }).toThrow(/Net: fc is a module, and a tensor cannot take its place: only another module can, or null/u);
    const net = new Net();
    net.fc = new nn.Linear(3, 3);
    expect(net.fc.inFeatures).toBe(3);
  });

  it('of a linear layer may lose the bias, as in PyTorch, and get it back', () => {
    const linear = new nn.Linear(2, 3);
    linear.bias = null;
    expect(linear.parameters()).toHaveLength(1);
    expect(linear.forward(zeros(1, 2)).shape).toEqual([1, 3]);
    linear.bias = new nn.Parameter(zeros(3));
    expect(linear.parameters()).toHaveLength(2);
  });

  it.each<[string, () => nn.Module, string]>([
    ['nn.GRU', () => new nn.GRU({ ...sizes, bias: false }), 'bias_ih_l0'],
    ['nn.LSTMCell', () => new nn.LSTMCell({ ...sizes, bias: false }), 'bias_hh'],
  ])('of an %s without biases refuse one', (name, make, field) => {
    const module = make();
    expect(() => {
      put(module, field, new nn.Parameter(zeros(9)));
    }).toThrow(`${name} was made with bias: false and does not use ${field}`);
    expect(module.parameters()).toHaveLength(2);
  });

  it('are trained by what took a place before the optimizer was made', () => {
    const linear = new nn.Linear(1, 1, { bias: false });
    linear.weight = new nn.Parameter(zeros(1, 1));
    const optimizer = new optim.SGD(linear.parameters(), { lr: 1 });
    linear.forward(zeros(1, 1).add(1)).sum().backward();
    optimizer.step();
    expect(linear.weight.item()).toBe(-1);
  });
});
