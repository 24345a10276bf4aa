import { describe, expect, it } from 'vitest';
import type { Guess } from '../../../src/learning/deed.ts';
import { answerToGuess, guessText, readGuess } from '../../../src/learning/prediction.ts';
import type { ProbeValue, ValueSummary } from '../../../src/core/run/value.ts';

describe('a guess', () => {
  it.each([
    ['shape', '4, 6, 16', { kind: 'shape', shape: [4, 6, 16] }],
    ['shape', '[4,6,16]', { kind: 'shape', shape: [4, 6, 16] }],
    ['shape', '(4, )', { kind: 'shape', shape: [4] }],
    ['shape', '4x6×16', { kind: 'shape', shape: [4, 6, 16] }],
    ['shape', '[]', { kind: 'shape', shape: [] }],
    ['range', '0.5 to 0.8', { kind: 'range', low: 0.5, high: 0.8 }],
    ['range', '0.8-0.5', { kind: 'range', low: 0.5, high: 0.8 }],
    ['range', 'between -1 and 1e-3', { kind: 'range', low: -1, high: 0.001 }],
    ['direction', ' Up ', { kind: 'direction', direction: 'up' }],
  ] as const)('is read as a %s from %s', (kind, text, guess) => {
    expect(readGuess(kind, text)).toEqual(guess);
    expect(readGuess(kind, guessText(guess as Guess))).toEqual(guess);
  });

  it.each([
    ['shape', ''],
    ['shape', 'four by six'],
    ['shape', '4.5, 6'],
    ['shape', '-4, 6'],
    ['range', '0.5'],
    ['range', '1 2 3'],
    ['range', 'about 0.5 or 0.8 perhaps'],
    ['direction', 'sideways'],
  ] as const)('is refused as a %s from "%s", with how to write it', (kind, text) => {
    expect(readGuess(kind, text)).toMatch(/^Write .+\.$/);
  });
});

describe('the answer of a run', () => {
  const site = (name: string, file = 0) => ({ file, line: 1, nameLine: 1, nameColumn: 1, name, role: 'variable' as const });
  const lab = { sites: [site('x'), site('h'), site('c'), site('loss'), site('h', 1)] };
  const number = (value: number): ValueSummary => ({ kind: 'number', value, isGate: false });
  const tensor = (shape: number[], head: number[]): ValueSummary => ({
    ...{ kind: 'tensor', shape, axes: shape.length === 2 ? ['batch', 'hidden'] : null, dtype: 'float32' },
    ...{ isGate: false, isDisposed: false, nanCount: 0, infinityCount: 0, head },
  });
  const series = (values: number[]) => ({ steps: values.map((_, i) => i + 1), values, min: 0, max: 1, mean: 0.5, nanCount: 0 });
  const state = (...found: Partial<ProbeValue>[]) => ({
    values: new Map(found.map(one => [one.site ?? 0, { site: 0, count: 1, value: number(0), ...one }])),
  });
  const asks = (variable: string, comparedWith: string | null = null) => ({ variable, comparedWith });

  it('compares shapes axis by axis and names them', () => {
    const values = state({ site: 1, value: tensor([4, 16], []) }, { site: 4, value: tensor([9], []) });
    expect(answerToGuess(asks('h'), { kind: 'shape', shape: [4, 16] }, lab, values)).toEqual({
      actual: '[4, 16] batch × hidden',
      isRight: true,
    });
    expect(answerToGuess(asks('h'), { kind: 'shape', shape: [1, 4, 16] }, lab, values)?.isRight).toBe(false);
  });

  it('looks whether a number lies between two, its ends among them', () => {
    const values = state({ site: 0, value: number(0.7311) }, { site: 1, value: tensor([1, 1], [0.5]) });
    expect(answerToGuess(asks('x'), { kind: 'range', low: 0.7, high: 0.8 }, lab, values)).toEqual({ actual: '0.7311', isRight: true });
    expect(answerToGuess(asks('x'), { kind: 'range', low: 0.2, high: 0.7 }, lab, values)?.isRight).toBe(false);
    expect(answerToGuess(asks('h'), { kind: 'range', low: 0.5, high: 0.5 }, lab, values)?.isRight).toBe(true);
  });

  it('tells up from down over a loop, and between two variables; what looks the same is the same', () => {
    const up = { kind: 'direction', direction: 'up' } as const;
    const fell = state({ site: 3, value: number(0.1), series: series([0.7, 0.4, 0.1]) });
    expect(answerToGuess(asks('loss'), up, lab, fell)).toEqual({ actual: 'down, from 0.7 to 0.1', isRight: false });
    const still = state({ site: 3, value: number(0.1), series: series([0.123456, 0.5, 0.123457]) });
    expect(answerToGuess(asks('loss'), { kind: 'direction', direction: 'same' }, lab, still)?.isRight).toBe(true);
    const two = state({ site: 2, value: number(0.97) }, { site: 0, value: number(0.8) });
    expect(answerToGuess(asks('c', 'x'), up, lab, two)).toEqual({ actual: 'up, from 0.8 to 0.97', isRight: true });
  });

  it('says nothing where the run did not get there, or the value is of another kind', () => {
    expect(answerToGuess(asks('h'), { kind: 'shape', shape: [1] }, lab, state())).toBeNull();
    expect(answerToGuess(asks('x'), { kind: 'shape', shape: [1] }, lab, state({ site: 0 }))).toBeNull();
    expect(answerToGuess(asks('loss'), { kind: 'direction', direction: 'up' }, lab, state({ site: 3 }))).toBeNull();
    expect(answerToGuess(asks('nothing'), { kind: 'shape', shape: [1] }, lab, state({ site: 0 }))).toBeNull();
  });
});
