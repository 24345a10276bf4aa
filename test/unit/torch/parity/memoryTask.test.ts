import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, noGrad, optim, rand, randn, stack, tensor } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { goldenFile } from './golden.ts';

interface Run {
  readonly seed: number;
  readonly cell: 'RNN' | 'LSTM' | 'GRU';
  readonly seqLen: number;
  readonly label: 'first' | 'last';
  readonly hidden: number;
  readonly lr: number;
  readonly epochs: number;
  readonly loss: readonly number[];
  readonly acc: readonly number[];
  readonly finalAcc: number;
  readonly heldOutAcc?: number;
}

interface Horizon {
  /** From here on PyTorch differs from itself when the batch comes in another order; see rounding_horizon.py. */
  readonly firstEpochSteeredByRounding: number | null;
}

const file = goldenFile('memory-task.json') as { readonly runs: readonly Run[] };
const horizons = (goldenFile('rounding-horizon.json') as { readonly runs: readonly Horizon[] }).runs;
const runs = file.runs.map((run, i) => ({ ...run, horizon: horizons[i]?.firstEpochSteeredByRounding ?? null }));

function build(n: number, { seqLen, label }: Run): [Tensor, Tensor] {
  const [xs, ys]: [Tensor[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const key = rand(1).item() > 0.5 ? 1 : -1;
    xs.push(
      randn(seqLen, 1)
        .mul(0.25)
        .with([label === 'first' ? 0 : -1, 0], key),
    );
    ys.push(key > 0 ? 1 : 0);
  }
  return [stack(xs), tensor(ys)];
}

describe('the memory task against PyTorch, every epoch', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each(runs)('$cell, length $seqLen, label $label', run => {
    manualSeed(run.seed);
    const [x, y] = build(160, run);
    const rnn = new nn[run.cell]({ inputSize: 1, hiddenSize: run.hidden, batchFirst: true });
    const fc = new nn.Linear(run.hidden, 2);
    const lossFn = new nn.CrossEntropyLoss();
    const optimizer = new optim.Adam([...rnn.parameters(), ...fc.parameters()], { lr: run.lr });
    const forward = (input: Tensor): Tensor => {
      const [, last] = rnn.forward(input);
      return fc.forward((Array.isArray(last) ? last[0] : last).at(-1));
    };
    const right = (logits: Tensor, target: Tensor): number => logits.argmax(1).eq(target).mean().item();
    const worst = { epoch: 0, difference: 0 };
    const lastEpoch = run.horizon === null ? run.epochs : run.horizon - 1;
    for (let epoch = 1; epoch <= lastEpoch; epoch++) {
      const logits = forward(x);
      const loss = lossFn.forward(logits, y);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
      const difference = Math.abs(loss.item() - (run.loss[epoch - 1] ?? Number.NaN));
      if (!(difference <= worst.difference)) Object.assign(worst, { epoch, difference });
    }
    expect(worst.difference, `loss at epoch ${String(worst.epoch)}`).toBeLessThanOrEqual(1e-4);
    if (run.horizon !== null) return;
    expect(noGrad(() => right(forward(x), y))).toBeCloseTo(run.finalAcc, 6);
    if (run.heldOutAcc !== undefined) {
      const [xs, ys] = build(160, run);
      expect(noGrad(() => right(forward(xs), ys))).toBeCloseTo(run.heldOutAcc, 6);
    }
  });
});
