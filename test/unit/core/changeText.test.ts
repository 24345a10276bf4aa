import { describe, expect, it } from 'vitest';
import type { ProbeSite } from '../../../src/core/run/compiledLab.ts';
import type { ProbeValue, TensorSummary, ValueSummary } from '../../../src/core/run/value.ts';
import { changeSince } from '../../../src/core/words/changeText.ts';
import { earlierValues } from '../../../src/extension/runs/earlierValues.ts';

const seen = (value: ValueSummary): ProbeValue => ({ site: 0, count: 1, value });
const number = (value: number | 'NaN' | '-0'): ValueSummary => ({ kind: 'number', value, isGate: false });
const tensor = (shape: readonly number[], mean: number): TensorSummary => ({
  ...{ kind: 'tensor', shape, axes: null, dtype: 'float32', isGate: false, isDisposed: false, nanCount: 0, infinityCount: 0, head: [] },
  stats: { min: 0, max: 1, mean },
});
const withoutMean: TensorSummary = {
  ...{ kind: 'tensor', shape: [9], axes: null, dtype: 'float32', isGate: false, isDisposed: false, nanCount: 9, infinityCount: 0 },
  head: Array.from({ length: 9 }, () => 'NaN' as const),
};
const headed = (...head: readonly number[]): TensorSummary => ({ ...tensor([9], 2), head });
const text = (of: string): ValueSummary => ({ kind: 'text', text: of, length: of.length });
const change = (now: ValueSummary, before: ValueSummary): unknown => changeSince(seen(now), seen(before));

describe('what has changed since the last run', () => {
  it.each([
    ['a number', number(0.8808), number(0.7311), 'Δ +0.1497', 'was 0.7311 in your last run (+0.1497)'],
    ['a number that fell', number(1), number(3), 'Δ -2', 'was 3 in your last run (-2)'],
    ['a number as both read', number(0.26894142), number(0.73105858), 'Δ -0.4622', 'was 0.7311 in your last run (-0.4622)'],
    ['a number that is none now', number('NaN'), number(3), null, 'was 3 in your last run'],
    ['a shape', tensor([4, 7, 16], 0), tensor([4, 6, 16], 0), 'was [4,6,16]', 'was [4, 6, 16] in your last run'],
    ['what is in a shape', tensor([9], 0.25), tensor([9], 0.5), null, 'its mean was 0.5 in your last run and is 0.25'],
    ['a zero with a sign', number('-0'), number(0), null, 'was 0 in your last run'],
    ['a tensor that has become NaN', withoutMean, tensor([9], 0.5), null, 'was [9] in your last run'],
    ['a tensor that is NaN no longer', tensor([9], 0.5), withoutMean, null, 'was [9], 9 NaN in your last run'],
    ['one NaN beside the same mean', { ...tensor([9], 0.5), nanCount: 1 }, tensor([9], 0.5), null, 'was [9] in your last run'],
    ['other values of the same mean', headed(3, 2, 1), headed(1, 2, 3), null, 'its values were others in your last run'],
    ['a text', text('LSTM'), text('GRU'), null, "was 'GRU' in your last run"],
    ['a kind of value', text('1'), number(1), null, 'was 1 in your last run'],
  ])('tells %s', (_, now, before, short, words) => {
    expect(change(now, before)).toEqual({ short, words });
  });

  it('is nothing where both say the same, in as many digits as are shown', () => {
    for (const value of [number(0.5), number('NaN'), tensor([2], 0.5), withoutMean, headed(1, 2, 3), text('a')])
      expect(change(value, value)).toBe(null);
    expect(change(number(0.12341), number(0.12343))).toBe(null);
  });
});

describe('values of the run before', () => {
  const site = (name: string, line: number, file = 0): ProbeSite => ({ file, line, nameLine: line, nameColumn: 1, name, role: 'variable' });
  const before = {
    lab: { sites: [site('a', 1), site('h', 2), site('h', 3), site('a', 1, 1)] },
    state: { values: new Map([0, 1, 2, 3].map(at => [at, { site: at, count: 1, value: number(at) }])) },
  };
  const found = (sites: readonly ProbeSite[]): unknown[] => [...earlierValues({ sites }, before)].map(([at, { value }]) => [at, value]);

  it('are found by name, wherever the line is now, each name in its own file', () => {
    expect(found([site('new', 1), site('h', 5), site('h', 6), site('a', 1, 1), site('a', 9)])).toEqual([
      [1, number(1)],
      [2, number(2)],
      [3, number(3)],
      [4, number(0)],
    ]);
  });

  it('are not guessed where a name stands more or less often', () => {
    expect(found([site('h', 2), site('h', 3), site('h', 4)])).toEqual([]);
  });
});
