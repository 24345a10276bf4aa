import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, nn, randn } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { gradientLines, gradientsThroughTime } from '../../../webview/figures/kinds/gradientsThroughTime.ts';
import { initialValues } from '../../../webview/figures/controls/figureSpec.ts';
import { gradientBatch, gradientHidden, inputGradients } from '../../../webview/figures/kinds/inputGradients.ts';
import { lessonFile } from '../torch/runLabText.ts';

/** The same question, asked as a lab asks it: with modules, a sum and `backward`. */
function byLibrary(steps: number, seed: number, keepBias: number): Record<'RNN' | 'GRU' | 'LSTM', number[]> {
  manualSeed(seed);
  const x = randn(gradientBatch, steps, 1);
  x.requiresGrad = true;
  const ask = (kind: 'RNN' | 'GRU' | 'LSTM'): number[] => {
    const module = new nn[kind]({ inputSize: 1, hiddenSize: gradientHidden, batchFirst: true });
    const isKept = (row: number): boolean => kind !== 'RNN' && row >= gradientHidden && row < 2 * gradientHidden;
    const fields = module as unknown as Record<'bias_ih_l0', tf.Tensor>;
    const [rows = 0] = fields.bias_ih_l0.shape;
    const added = tf.tensor1d(Array.from({ length: rows }, (_, row) => (isKept(row) ? keepBias : 0)));
    fields.bias_ih_l0 = new nn.Parameter(fields.bias_ih_l0.add(added));
    x.grad = null;
    const [out] = module.forward(x);
    out
      .slice([0, steps - 1], [-1, 1])
      .sum()
      .backward();
    return [...((x.grad as tf.Tensor | null)?.abs().mean([0, 2]).dataSync() ?? [])];
  };
  return { RNN: ask('RNN'), GRU: ask('GRU'), LSTM: ask('LSTM') };
}

describe('gradients through time', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
  });

  it.each([0, 3])('with bias %d are those that backward gives in a lab', keepBias => {
    const question = { steps: 20, seed: 42, keepBias };
    const found = inputGradients(question);
    const wanted = byLibrary(20, 42, keepBias);
    for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {
      expect(wanted[kind]).toHaveLength(20);
      for (const [i, norm] of found[kind].entries())
        expect(Math.abs(norm - (wanted[kind][i] ?? Number.NaN)), `${kind} ${String(i)}`).toBeLessThanOrEqual(1e-4 * norm + 1e-12);
    }
  });

  it('start with what the gradients lab prints', () => {
    const lines = lessonFile('lab-6-gradients.expected.txt').split('\n');
    for (const { kind, norms } of gradientLines(initialValues(gradientsThroughTime))) {
      const reach = Math.log10((norms[0] ?? 0) / (norms.at(-1) ?? 0)).toFixed(1);
      expect(lines).toContain(`${kind.toLowerCase().padEnd(11)} 10^${reach}`);
    }
  });

  it('are said in powers of ten', () => {
    const lines = lessonFile('lab-6-gradients.expected.txt').split('\n');
    const words = gradientsThroughTime.words(initialValues(gradientsThroughTime));
    const said = Object.fromEntries([...words.matchAll(/(RNN|LSTM|GRU) ([\d.]+)\u00a0×\u00a010⁻([⁰¹²³⁴-⁹]+)/g)].map(([, kind = '', digits, power = '']) => [kind, Math.log10(Number(digits)) - Number([...power].map(one => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(one)).join(''))])); // prettier-ignore
    expect(Object.keys(said)).toEqual(['RNN', 'LSTM', 'GRU']);
    for (const [kind, power] of Object.entries(said)) expect(lines).toContain(`${kind.toLowerCase().padEnd(11)} 10^${power.toFixed(1)}`);
  });

  it('reach further back through gates that are biased open', () => {
    const [shut, open] = [0, 3].map(keepBias => inputGradients({ steps: 30, seed: 42, keepBias }));
    for (const kind of ['LSTM', 'GRU'] as const) {
      const share = (norms: readonly number[] = []): number => (norms[0] ?? 0) / (norms.at(-1) ?? 1);
      expect(share(open?.[kind])).toBeGreaterThan(1_000 * share(shut?.[kind]));
    }
  });
});
