import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { noHand } from '../../../src/torch/cells/heldValues.ts';
import { gruCell } from '../../../src/torch/cells/gru.ts';
import { lstmCell } from '../../../src/torch/cells/lstm.ts';
import { rnnCell } from '../../../src/torch/cells/rnn.ts';
import { gateOf, gruNumbers, lstmNumbers, rnnNumber } from '../../../webview/figures/kinds/cellRuns.ts';
import { initialValues } from '../../../webview/figures/controls/figureSpec.ts';
import { gateNumbers, gateValve } from '../../../webview/figures/kinds/gateValve.ts';
import { gruFigure, gruValues } from '../../../webview/figures/kinds/gruFigure.ts';
import { lstmFigure, lstmValues } from '../../../webview/figures/kinds/lstmFigure.ts';
import { memories, memoryOverwrite } from '../../../webview/figures/kinds/memoryOverwrite.ts';
import { equationTexts } from './equationTexts.ts';

const row = (...values: number[]): tf.Tensor => tf.tensor2d([values]);
/** What a step computes from, where nothing but the scores and the states counts. */
const given = <States>(fromInput: tf.Tensor, fromHidden: tf.Tensor, states: States) =>
  ({ fromInput, fromHidden: () => fromHidden, states, nonlinearity: 'tanh', hand: noHand }) as const;
const number = (tensor: tf.Tensor): number => tensor.dataSync()[0] ?? Number.NaN;
const scores = [-5, -1.3, -0.2, 0, 0.4, 2, 6];

describe('the numbers of cells in figures', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it.each(scores)("are those of the library's LSTM step at score %d", score => {
    const scored = { input: score, forget: 0.3 - score, candidate: score / 2, output: score + 1 };
    const step = lstmCell.step(
      given(row(scored.input, scored.forget, scored.candidate, scored.output), row(0, 0, 0, 0), { h: row(0), c: row(0.8) }),
    );
    const found = lstmNumbers(scored, 0.8);
    for (const name of ['input', 'forget', 'output', 'c', 'h'] as const) expect(found[name], name).toBeCloseTo(number(step[name]), 6);
    expect(found.candidate).toBeCloseTo(number(step.cell), 6);
  });

  it.each(scores)("are those of the library's GRU step at score %d", score => {
    const step = gruCell.step(given(row(-score, score, 1.1), row(0, 0, 0.7), { h: row(0.7) }));
    const found = gruNumbers({ reset: -score, keep: score, x: 1.1 }, 0.7);
    expect(found.reset).toBeCloseTo(number(step.reset), 6);
    expect(found.keep).toBeCloseTo(number(step.update), 6);
    expect(found.candidate).toBeCloseTo(number(step.candidate), 6);
    expect(found.h).toBeCloseTo(number(step.h), 6);
  });

  it.each(scores)("are those of the library's plain step at %d", x => {
    expect(rnnNumber(x, 0.5, 0.3)).toBeCloseTo(number(rnnCell.step(given(row(x), row(0.15), { h: row(0) })).h), 6);
    expect(gateOf(x)).toBeCloseTo(number(tf.sigmoid(x)), 6);
  });
});

/** What the labs set: figures start with other numbers, since those are what a prediction asks for. */
const lab1 = { forget: 1, input: 0.2, output: 0.7, candidate: 0.9, cBefore: 0.8 };
const lab2 = { ...initialValues(gruFigure), update: 0.8, reset: -0.3, x: 1.1, hBefore: 0.7 };

describe('figures that are set as the labs compute what the labs print', () => {
  it('the LSTM cell', () => {
    const cell = lstmValues(lab1);
    expect([cell.forget, cell.input, cell.output, cell.c, cell.h].map(value => value.toFixed(4))).toEqual([
      '0.7311',
      '0.5498',
      '0.6682',
      '0.9787',
      '0.5028',
    ]);
  });

  it('the LSTM cell with the forget score of the first exercise', () => {
    const cell = lstmValues({ ...lab1, forget: -1 });
    expect([cell.forget, cell.c, cell.h].map(value => value.toFixed(4))).toEqual(['0.2689', '0.6090', '0.3631']);
  });

  it('the GRU cell, in three conventions', () => {
    const values = lab2;
    const cell = gruValues(values);
    expect([cell.z, cell.reset, cell.candidate, cell.h].map(value => value.toFixed(4))).toEqual(['0.6900', '0.4256', '0.8849', '0.8276']);
    expect(gruValues({ ...values, convention: 1 }).h.toFixed(4)).toBe('0.7573');
    expect(gruValues({ ...values, convention: 1, update: -0.8 }).h.toFixed(4)).toBe('0.8276');
    expect(gruFigure.words(values)).toContain('would give 0.7573');
    // Without a bias, one unit is the same wherever its reset gate stands.
    expect(gruValues({ ...values, convention: 2 }).h).toBe(gruValues({ ...values, convention: 1 }).h);
  });

  it('the GRU cell with a bias, which only PyTorch’s reset gate is at', () => {
    const values = { ...lab2, bias: 0.5 };
    const [update, reset] = [0.8, -0.3].map(score => 1 / (1 + Math.exp(-score))) as [number, number];
    const [first, after] = [Math.tanh(1.1 + reset * 0.7 + 0.5), Math.tanh(1.1 + reset * (0.7 + 0.5))];
    const wanted = [(1 - update) * 0.7 + update * first, update * 0.7 + (1 - update) * after, update * 0.7 + (1 - update) * first];
    for (const [convention, h] of wanted.entries()) {
      expect(gruValues({ ...values, convention }).h).toBeCloseTo(h, 6);
      const other = [2, -1, 0][convention]!;
      const turned = other < 0 ? (1 - update) * 0.7 + update * after : wanted[other]!;
      expect(gruFigure.words({ ...values, convention })).toContain(`would give ${turned.toFixed(4)}`);
    }
  });

  it('marks what PyTorch writes otherwise, in equations that hold', () => {
    const marks = (convention: number, bias: number): string[] =>
      (gruFigure.equations?.({ ...lab2, convention, bias }) ?? []).flatMap(line =>
        typeof line === 'string' ? [] : line.flatMap(part => (typeof part === 'string' ? [] : [part.differs])),
      );
    expect(marks(0, 0)).toEqual(['r·hₜ₋₁', '(1 − z)·hₜ₋₁ + z·candidate']);
    expect(marks(1, 0.5)).toEqual([]);
    expect(marks(2, 0.5)).toEqual(['r·hₜ₋₁ + b']);
    const after = Math.tanh(1.1 + 0.4256 * 0.2).toFixed(4);
    const before = Math.tanh(1.1 + 0.4256 * 0.7 - 0.5).toFixed(4);
    expect([1, 2].map(convention => equationTexts(gruFigure, { ...lab2, convention, bias: -0.5 })[1])).toEqual([
      `candidate = tanh(xₜ + r·(hₜ₋₁ + b)) = tanh(1.1 + 0.4256·(0.7 + (-0.5))) = ${after}`,
      `candidate = tanh(xₜ + r·hₜ₋₁ + b) = tanh(1.1 + 0.4256·0.7 + (-0.5)) = ${before}`,
    ]);
  });

  it('the gate', () => {
    const { gate, passed } = gateNumbers(initialValues(gateValve));
    expect([gate.toFixed(4), passed.toFixed(4)]).toEqual(['0.7311', '0.5848']);
    const kept = (b: number): string => /keeps (.*) of what/.exec(gateValve.words({ ...initialValues(gateValve), b }))?.[1] ?? '';
    expect([-6, 0, 6].map(kept)).toEqual(['less than 0.01 %', '0.098 %', '98 %']);
  });
});

it('equations put numbers below zero into brackets', () => {
  const valve = gateValve.equations?.({ ...initialValues(gateValve), w: -1, x: -2, value: -0.5 }) ?? [];
  expect(valve[0]).toContain('= (-1.0)·(-2.0) + 1.0·0.0 + 1.0 = 3.00');
  expect(valve[2]).toContain('· (-0.50) =');
  const lstm = lstmFigure.equations?.({ ...lab1, cBefore: -0.8, candidate: -0.9 }) ?? [];
  expect(lstm[2]).toContain('0.7311·(-0.8) + 0.5498·(-0.7163) = -');
  const shut = lstmFigure.equations?.({ forget: -6, input: -6, candidate: -3, output: -6, cBefore: -2 }) ?? [];
  expect(shut[3]).toContain('0.0025·(-0.0074) = 0.0000');
  const gru = equationTexts(gruFigure, { ...lab2, hBefore: -0.7 });
  expect(gru[1]).toContain('tanh(1.1 + 0.4256·(-0.7))');
});

describe('overwriting memory against gated memory', () => {
  const start = initialValues(memoryOverwrite);

  it('keeps what was written behind the gate, and loses it where every step overwrites', () => {
    const { overwritten, gated } = memories(start);
    expect(gated).toHaveLength(10);
    expect(gated[9]).toBeGreaterThan(0.6);
    expect(Math.abs(overwritten[9] ?? 1)).toBeLessThan(0.2);
  });

  it('is hardly moved by noise behind the gate, and wholly by it without', () => {
    const other = memories({ ...start, x9: 1, x10: -1 });
    const before = memories(start);
    expect(Math.abs((other.gated[9] ?? 0) - (before.gated[9] ?? 0))).toBeLessThan(0.05);
    expect(Math.abs((other.overwritten[9] ?? 0) - (before.overwritten[9] ?? 0))).toBeGreaterThan(0.3);
  });

  it('forgets with a gate that is half open: 0.5 to the power of the steps', () => {
    const { gated } = memories({ ...start, forget: 0, x2: 0, x3: 0, x4: 0 });
    expect((gated[3] ?? 0) / (gated[0] ?? 1)).toBeCloseTo(0.125, 5);
  });
});
