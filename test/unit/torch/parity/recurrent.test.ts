import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { linspace, manualSeed, nn, randn } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectClose, expectEqual, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

interface Case {
  readonly cell: 'RNN' | 'LSTM' | 'GRU';
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly bidirectional: boolean;
  readonly bias: boolean;
  readonly batchFirst: boolean;
  readonly x: Golden;
  readonly parameters: Readonly<Record<string, Golden>>;
  readonly gradients: Readonly<Record<string, Golden>>;
  readonly out: Golden;
  readonly h: Golden;
  readonly c?: Golden;
  readonly h0?: Golden;
  readonly c0?: Golden;
  readonly loss: number;
  readonly dx: Golden;
}

const file = goldenFile('recurrent.json') as { readonly seed: number; readonly cases: readonly Case[] };
const named = file.cases.map((each, i) => ({ name: `${String(i)} ${each.cell}`, each }));

/** Runs a case the way the reference script does. */
function run(wanted: Case): { module: nn.RNN | nn.LSTM | nn.GRU; x: Tensor; out: Tensor; h: Tensor; c: Tensor | null } {
  manualSeed(file.seed);
  const x = randn([...wanted.x.shape]);
  x.requiresGrad = true;
  if (wanted.cell === 'LSTM') {
    const module = new nn.LSTM(wanted);
    const state: [Tensor, Tensor] | undefined = wanted.h0 ? [randn([...wanted.h0.shape]), randn([...wanted.h0.shape])] : undefined;
    const [out, [h, c]] = module.forward(x, state);
    return { module, x, out, h, c };
  }
  const module = new nn[wanted.cell](wanted);
  const [out, h] = module.forward(x, wanted.h0 ? randn([...wanted.h0.shape]) : undefined);
  return { module, x, out, h, c: null };
}

describe.each(['cpu'])('recurrent modules against PyTorch on %s', backend => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    startSession();
  });

  it.each(named)('$name: first parameters, outputs, states, gradients', ({ each }) => {
    const { module, x, out, h, c } = run(each);
    const parameters = [...module.namedParameters()];
    expect(parameters.map(([name]) => name)).toEqual(Object.keys(each.parameters));
    for (const [name, parameter] of parameters) expectEqual(parameter, each.parameters[name] as Golden, name);
    expectEqual(x, each.x, 'x');
    expectClose(out, each.out, 1e-6, 'out');
    expectClose(h, each.h, 1e-6, 'h');
    if (each.c) expectClose(c, each.c, 1e-6, 'c');

    const weight = linspace(-1, 1, out.size).reshape(out.shape);
    const last = c === null ? h.sum() : h.sum().add(c.sum().mul(0.5));
    const loss = out.mul(weight).sum().add(last);
    loss.backward();
    expect(Math.abs(loss.item() - each.loss) / Math.max(1, Math.abs(each.loss))).toBeLessThanOrEqual(1e-5);
    expectClose(x.grad, each.dx, 1e-5, 'dx');
    for (const [name, parameter] of parameters) expectClose(parameter.grad, each.gradients[name] as Golden, 1e-5, `gradient of ${name}`);
  });
});
