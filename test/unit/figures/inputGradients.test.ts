import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, randn } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session.ts';
import { gradientBatch, gradientHidden, inputGradients, type GradientCell } from '../../../webview/figures/inputGradients.ts';

/** The same question, asked as a lab asks it: with modules, a loss and `backward`. */
function byLibrary(kind: GradientCell, steps: number, seed: number, keepBias: number): number[] {
  manualSeed(seed);
  const module = new nn[kind]({ inputSize: 1, hiddenSize: gradientHidden, batchFirst: true });
  const bias = module.bias_ih_l0;
  const [rows = 0] = bias.shape;
  const isKept = (row: number): boolean => kind !== 'RNN' && row >= gradientHidden && row < 2 * gradientHidden;
  const added = tf.tensor1d(Array.from({ length: rows }, (_, row) => (isKept(row) ? keepBias : 0)));
  (module as unknown as Record<string, tf.Tensor>)['bias_ih_l0'] = tf.add(bias, added);
  const x = randn(gradientBatch, steps, 1);
  x.requiresGrad = true;
  const [, last] = module.forward(x);
  (Array.isArray(last) ? last[0] : last).sum().backward();
  return [...(x.grad?.abs().mean(0).flatten().dataSync() ?? [])];
}

describe('gradients through time', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each([
    ['RNN', 0],
    ['LSTM', 0],
    ['LSTM', 3],
    ['GRU', 0],
    ['GRU', 2],
  ] as const)('of %s with bias %d are those that backward gives in a lab', (kind, keepBias) => {
    const found = inputGradients(kind, { steps: 20, seed: 42, keepBias });
    const wanted = byLibrary(kind, 20, 42, keepBias);
    expect(wanted).toHaveLength(20);
    for (const [i, norm] of found.entries()) expect(Math.abs(norm - (wanted[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-5 * norm + 1e-12);
  });

  it('reach further back through gates that are biased open', () => {
    for (const kind of ['LSTM', 'GRU'] as const) {
      const share = (keepBias: number): number => {
        const norms = inputGradients(kind, { steps: 30, seed: 42, keepBias });
        return (norms[0] ?? 0) / (norms.at(-1) ?? 1);
      };
      expect(share(3)).toBeGreaterThan(1_000 * share(0));
    }
  });
});
