import { expect, it } from 'vitest';
import type { ReasonTerm, XrayReason } from '../../../src/core/run/xrayReason.ts';
import { equationText } from '../../../webview/lab/why/whyWords.ts';

const term = (...numbers: readonly number[]): ReasonTerm => ({
  product: numbers.reduce((product, number) => product * number, 1),
  factors: numbers.map(number => ({ kind: 'weight', name: 'forget', index: 0, step: -1, number })),
});
const reason = (terms: readonly ReasonTerm[], more = 0): XrayReason => {
  const sum = terms.reduce((all, { product }) => all + product, 0);
  return { kind: 'reason', number: 0.5, squash: 'sigmoid', sum, terms, others: { count: more, sum: 0 } };
};

it.each([
  [reason([term(0.5, 1.5), term(-0.5)]), '0.5 = σ(0.25) = σ(0.5 × 1.5 - 0.5)'],
  [reason([term(-0.75, 2), term(-0.5, -2)]), '0.5 = σ(-0.5) = σ(-0.75 × 2 - 0.5 × (-2))'],
  [reason([term(2), term(1), term(0.5), term(-0.25)], 3), '0.5 = σ(3.25) = σ(2 + 1 + 0.5 + …)'],
  [reason([term(-0.25, 0)]), '0.5 = σ(0) = σ(-0.25 × 0)'],
])('writes a sum as one writes it: %#', (given, wanted) => {
  expect(equationText(given)).toBe(wanted);
});
