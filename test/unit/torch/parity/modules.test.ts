import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, randn } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectClose, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

interface Case {
  readonly cell: 'RNN' | 'LSTM' | 'GRU';
  readonly options: Readonly<Record<string, unknown>>;
  readonly train: boolean;
  readonly x: Golden;
  readonly out: Golden;
  readonly h: Golden;
  readonly dx: Golden;
  readonly gradients: Readonly<Record<string, Golden>>;
}

interface Cell {
  readonly cell: 'RNNCell' | 'LSTMCell' | 'GRUCell';
  readonly x: Golden;
  readonly h: Golden;
  readonly c: Golden;
  readonly result: readonly Golden[];
  readonly fromZero: readonly Golden[];
  readonly gradients: Readonly<Record<string, Golden>>;
}

const file = goldenFile('modules.json') as { readonly cases: readonly Case[]; readonly cells: readonly Cell[] };
const camel = (name: string): string => name.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());

function expectGradients(module: nn.Module, wanted: Readonly<Record<string, Golden>>): void {
  const parameters = [...module.namedParameters()];
  expect(parameters.map(([name]) => name)).toEqual(Object.keys(wanted));
  for (const [name, parameter] of parameters) expectClose(parameter.grad, wanted[name] as Golden, 1e-5, `gradient of ${name}`);
}

describe('modules against PyTorch', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(7);
  });

  it.each(file.cases.map(each => ({ name: `${each.cell} ${JSON.stringify(each.options)} train=${String(each.train)}`, each })))(
    '$name',
    ({ each }) => {
      const x = randn([...each.x.shape]);
      x.requiresGrad = true;
      const options = Object.fromEntries(Object.entries(each.options).map(([name, value]) => [camel(name), value]));
      const module = new nn[each.cell]({ inputSize: 4, hiddenSize: 6, ...options }).train(each.train);
      const [out, last] = module.forward(x) as [Tensor, Tensor | [Tensor, Tensor]];
      const h = Array.isArray(last) ? last[0] : last;
      expectClose(out, each.out, 1e-6, 'out');
      expectClose(h, each.h, 1e-6, 'h');
      out.sum().mul(0.5).add(h.mul(h).sum()).backward();
      expectClose(x.grad, each.dx, 1e-5, 'dx');
      expectGradients(module, each.gradients);
    },
  );

  it.each(file.cells)('$cell', each => {
    const [x, h, c] = [randn([...each.x.shape]), randn([...each.h.shape]), randn([...each.c.shape])];
    const module = new nn[each.cell]({ inputSize: 4, hiddenSize: 5 });
    const step = (state?: [Tensor, Tensor]): Tensor[] =>
      module instanceof nn.LSTMCell ? module.forward(x, state) : [module.forward(x, state?.[0])];
    const made = step([h, c]);
    for (const [i, wanted] of each.result.entries()) expectClose(made[i] ?? null, wanted, 1e-6, `result ${String(i)}`);
    const zero = step();
    for (const [i, wanted] of each.fromZero.entries()) expectClose(zero[i] ?? null, wanted, 1e-6, `from zero ${String(i)}`);
    made
      .map(state => state.mul(state).sum())
      .reduce((a, b) => a.add(b))
      .backward();
    expectGradients(module, each.gradients);
  });
});
