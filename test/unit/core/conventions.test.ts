import { expect, it } from 'vitest';
import type { XrayLayer } from '../../../src/core/run/xray.ts';
import type { ReasonFactor, XrayCellStep } from '../../../src/core/run/xrayReason.ts';
import { conventionsOf, conventionsText, gatedStep } from '../../../webview/lab/why/conventions.ts';

const layer: XrayLayer = {
  id: 0,
  text: 'GRU(1, 2)',
  line: 1,
  places: ['l0'],
  values: [
    { name: 'reset', meaning: 'resets', canHold: true },
    { name: 'update', meaning: 'keeps', canHold: true },
    { name: 'candidate', meaning: null, canHold: true },
    { name: 'h', meaning: null, canHold: true },
  ],
  pass: { sequences: 1, steps: 4, hidden: 2, answers: null },
};

const factor = (kind: ReasonFactor['kind'], name: string, number: number): ReasonFactor => ({ kind, name, index: 0, step: 2, number });
const of = (...terms: readonly (readonly ReasonFactor[])[]): XrayCellStep['values'][number]['reason'] => ({
  kind: 'reason',
  number: 0,
  squash: 'none',
  sum: 0,
  terms: terms.map(factors => ({ product: factors.reduce((all, { number }) => all * number, 1), factors })),
  others: { count: 0, sum: 0 },
});
const mixed = of(
  [factor('rest', 'update', 0.25), factor('value', 'candidate', 0.5)],
  [factor('value', 'update', 0.75), factor('value', 'h', -0.5)],
);
const value = (number: number, gateFirst: number | null = null, reason = of()) => ({ number, gateFirst, reason });
const cell: XrayCellStep = { kind: 'cell', values: [value(0.5), value(0.75), value(0.5, 0.25), value(-0.25, null, mixed)] };

const text = (parts: readonly (string | { readonly differs: string })[]): string =>
  parts.map(part => (typeof part === 'string' ? part : `[${part.differs}]`)).join('');

it('writes a step as PyTorch, this lesson and TensorFlow.js do, with the numbers of each, and marks what PyTorch writes otherwise', () => {
  const step = gatedStep(layer, cell)!;
  expect(step).toEqual({ update: 0.75, candidate: 0.5, resetFirst: 0.25, before: -0.5, h: -0.25 });
  expect(conventionsOf(step).map(({ name, update, candidate, h }) => [name, ...[update, candidate, h].map(text)])).toEqual([
    ['PyTorch, as your model ran', 'z = 0.75, the share of the old', 'n = tanh(W·x + r∘(U·h + b)) = 0.5', '(1 − z)·n + z·h = -0.25'],
    ['This lesson’s formulas', 'z = [0.25, the share of the new]', 'n = tanh(W·x + [U·(r∘h) + b]) = 0.25', '[(1 − z)·h + z·n] = -0.3125'],
    ['TensorFlow.js and D2L', 'z = 0.75, the share of the old', 'n = tanh(W·x + [U·(r∘h) + b]) = 0.25', 'z·h + (1 − z)·n = -0.3125'],
  ]);
  expect(conventionsText(step)).toContain(
    'the same weights give h -0.3125 there and -0.25 here. PyTorch’s z in this lesson’s formula would give 0.25.',
  );
  // Where both give the same, no two numbers are told apart.
  expect(conventionsText({ ...step, resetFirst: 0.5 })).toContain('is another model. PyTorch’s z');
});

it('takes no cell for a GRU that is none', () => {
  const without = (at: number, change: Partial<XrayCellStep['values'][number]>): XrayCellStep => ({
    ...cell,
    values: cell.values.map((each, index) => (index === at ? { ...each, ...change } : each)),
  });
  expect(gatedStep(layer, without(2, { gateFirst: null }))).toBeNull();
  expect(gatedStep(layer, without(3, { reason: null }))).toBeNull();
  expect(gatedStep(layer, without(3, { reason: of([factor('value', 'update', 0.75), factor('value', 'h', -0.5)]) }))).toBeNull();
  expect(gatedStep(layer, without(3, { reason: of([factor('rest', 'update', 0.25)]) }))).toBeNull();
  expect(gatedStep({ ...layer, values: layer.values.map(each => ({ ...each, meaning: null })) }, cell)).toBeNull();
});
