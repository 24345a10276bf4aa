import { describe, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import { cat, exp, nn, optim, randn, relu, sigmoid, softmax, stack, tanh, tensor, zeros, type Tensor } from '../../../src/torch/index.ts';

const REFUSED =
  /^backward\(\) needs the values that a tensor of shape \[.*\] had in the forward pass, but optimizer\.step\(\) has changed them in place since: /u;

const rows = (): Tensor =>
  tensor(
    [
      [0.5, 1.25],
      [1.5, 0.75],
    ],
    { requiresGrad: true },
  );
const plain = tensor([
  [0.75, 1.5],
  [1.25, 0.5],
]);
const mask = tensor([
  [true, false],
  [false, true],
]);

/** Changes `changed` between the forward pass and the walk back. */
function walkBack(changed: Tensor, result: Tensor): void {
  const step = new optim.SGD([changed], { lr: 0.1 });
  changed.sum().backward();
  step.step();
  step.zeroGrad();
  result.sum().backward();
}

type Program = (w: Tensor, v: Tensor) => Tensor;

/** What PyTorch 1.13 did with the same programs, w changed by a step in between. */
const refused: Record<string, Program> = {
  'a square': w => w.mul(w),
  'a product with what wants a gradient': (w, v) => w.mul(v),
  'a divisor': w => plain.div(w),
  'a quotient': (w, v) => w.div(v),
  'a quotient the other way round': (w, v) => v.div(w),
  'a power': w => w.pow(2),
  'a power of itself': w => w.pow(w),
  'an exponent': w => plain.pow(w),
  'a matrix product': (w, v) => w.matmul(v),
  'a matrix product from the right': (w, v) => v.matmul(w),
  'a transposed matrix': (w, v) => v.matmul(w.transpose(0, 1)),
  'another shape': (w, v) => v.reshape(-1).mul(w.reshape(-1)),
  'a row': (w, v) => v.at(0).mul(w.at(0)),
  'a cut': (w, v) => v.slice([0, 1], [2, 1]).mul(w.slice([0, 1], [2, 1])),
  'a column': (w, v) => v.select(1, 0).mul(w.select(1, 0)),
  'a new axis': (w, v) => v.mul(w.unsqueeze(0)),
  'a piece': (w, v) => v.at(0).mul(w.split(1)[0] as Tensor),
  'what was detached': (w, v) => w.detach().mul(v),
  'a row of what was detached': (w, v) => w.detach().at(0).mul(v),
  'the same as float': (w, v) => w.float().mul(v),
  abs: w => w.abs(),
  sin: w => w.sin(),
  cos: w => w.cos(),
  log: w => w.log(),
  log1p: w => w.log1p(),
  elu: w => tf.elu(w),
  softplus: w => tf.softplus(w),
  relu6: w => tf.relu6(w),
  clipByValue: w => tf.clipByValue(w, 0, 1),
  max: w => w.max(),
  min: w => w.min(),
  prod: w => tf.prod(w),
  maximum: (w, v) => tf.maximum(w, v),
  'a mean along an axis': w => w.mean(1),
  'a table': w => {
    const table = new nn.Embedding(2, 2);
    table.weight = w as nn.Parameter;
    return table.forward(tensor([0, 1]));
  },
  'the weight of a hidden layer': (w, v) => layer(w).forward(v),
  'an input': (w, v) => layer(v).forward(w),
  'a loss of values': w => new nn.MSELoss().forward(w, plain),
  'a loss against values': (w, v) => new nn.MSELoss().forward(v, w),
  'a yes-or-no loss': w => new nn.BCEWithLogitsLoss().forward(w, plain),
};

const allowed: Record<string, Program> = {
  'a sum': (w, v) => w.add(v),
  'a difference': (w, v) => w.sub(v),
  'a product with plain values': w => w.mul(plain),
  'a product with a number': w => w.mul(3),
  'a quotient by plain values': w => w.div(plain),
  'a matrix product with plain values': w => plain.matmul(w),
  'a matrix product with plain values from the right': w => w.matmul(plain),
  'a transposed matrix and plain values': w => plain.matmul(w.transpose(0, 1)),
  'another shape that had to be copied': (w, v) => v.reshape(-1).mul(w.transpose(0, 1).reshape(-1)),
  'a stack': (w, v) => v.mul(stack([w, w])),
  'end to end': (w, v) => cat([w, v]).mul(cat([v, v])),
  'a copy': (w, v) => w.clone().mul(v),
  'a copy of what was detached': (w, v) => w.detach().clone().mul(v),
  'what was detached of a copy': (w, v) => w.clone().detach().mul(v),
  relu: w => relu(w),
  sigmoid: w => sigmoid(w),
  tanh: w => tanh(w),
  exp: w => exp(w),
  softmax: w => softmax(w, 1),
  'softmax along another axis': w => softmax(w, 0),
  sqrt: w => w.sqrt(),
  rsqrt: w => w.rsqrt(),
  reciprocal: w => w.reciprocal(),
  tan: w => w.tan(),
  expm1: w => w.expm1(),
  neg: w => w.neg(),
  round: w => w.round(),
  'all of it': w => w.sum(),
  'a sum along an axis': w => w.sum(0),
  mean: w => w.mean(),
  cumsum: w => w.cumsum(0),
  where: (w, v) => tf.where(mask, w, v),
  gather: w => tf.gather(w, tensor([0, 1, 0])),
  tile: w => w.tile([2, 1]),
  pad: w =>
    tf.pad(w, [
      [1, 1],
      [0, 0],
    ]),
  reverse: w => tf.reverse(w, 0),
  'the weight of a first layer': w => layer(w).forward(plain),
  'the weight of a first layer, with a time axis': w => layer(w).forward(plain.reshape(1, 2, 2)),
  'a bias': (w, v) => new nn.Sequential(layer(v, new nn.Parameter(zeros(2)))).forward(plain).add(w),
  'the loss of a classifier': w => new nn.CrossEntropyLoss().forward(w, tensor([0, 1])),
};

function layer(weight: Tensor, bias: nn.Parameter | null = null): nn.Linear {
  const made = new nn.Linear(2, 2, { bias: bias !== null });
  made.weight = weight as nn.Parameter;
  if (bias !== null) made.bias = bias;
  return made;
}

describe('an operand that optimizer.step() has changed since the forward pass', () => {
  const pair = (): [Tensor, Tensor] => [new nn.Parameter(rows()), new nn.Parameter(rows())];

  it.each(Object.entries(refused))('is refused in %s', (_, program) => {
    const [w, v] = pair();
    const result = program(w, v);
    expect(() => {
      walkBack(w, result);
    }).toThrow(REFUSED);
  });

  it.each(Object.entries(allowed))('does not matter in %s', (_, program) => {
    const [w, v] = pair();
    const result = program(w, v);
    walkBack(w, result);
    expect(w.grad ?? v.grad).not.toBeNull();
  });
});

describe('a value of a recurrent layer that was changed since the forward pass', () => {
  const names = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0', 'x', 'h0', 'c0'];
  const each = (['LSTM', 'GRU', 'RNN'] as const).flatMap(kind =>
    [1, 3].flatMap(steps => [true, false].flatMap(ofX => [true, false].map(ofState => ({ kind, steps, ofX, ofState })))),
  );

  /** PyTorch 1.13 was asked in all these cases. */
  function expected({ kind, steps, ofX, ofState }: (typeof each)[number]): string[] {
    return names.filter(
      name =>
        (name === 'weight_ih_l0' && ofX) ||
        (name === 'weight_hh_l0' && (steps > 1 || ofState)) ||
        (name === 'x' && ofX) ||
        (name === 'h0' && ofState) ||
        (name === 'c0' && ofState && kind === 'LSTM'),
    );
  }

  it.each(each)('is refused where PyTorch does: $kind, $steps steps, input $ofX, states $ofState', asked => {
    const found = names.filter(name => {
      const layer = new nn[asked.kind]({ inputSize: 2, hiddenSize: 3 });
      const x = randn(asked.steps, 1, 2);
      const states = [randn(1, 1, 3), randn(1, 1, 3)] as const;
      x.requiresGrad = asked.ofX;
      for (const state of states) state.requiresGrad = asked.ofState;
      const run = layer as unknown as { forward(x: Tensor, state: unknown): [Tensor, unknown] };
      const [out] = run.forward(x, asked.kind === 'LSTM' ? states : states[0]);
      const changed = { x, h0: states[0], c0: states[1], ...Object.fromEntries(layer.namedParameters()) }[name] as Tensor;
      if (!changed.requiresGrad) return false;
      try {
        walkBack(changed, out);
        return false;
      } catch (error) {
        expect((error as Error).message).toMatch(REFUSED);
        return true;
      }
    });
    expect(found).toEqual(expected(asked));
  });
});
