import { describe, expect, it } from 'vitest';
import { checkDial, checkTurned } from '../../../src/core/checked/checkDial.ts';
import { freshRun, reduceRun, compactEvents } from '../../../src/core/following/runState.ts';
import { canStandAt, dialLimits, nearestStand, turnedOf, type LabDial, type NumberDial } from '../../../src/core/run/dials.ts';
import { turnedText, turnedWords } from '../../../src/core/words/dialText.ts';

const length: NumberDial = { kind: 'number', name: 'seqLen', own: 10, value: 30, from: 5, to: 60, step: 5, line: 7 };
const cell: LabDial = { kind: 'choice', name: 'cell', own: 'GRU', value: 'GRU', options: ['GRU', 'LSTM', 3, true], line: null };
const seed: LabDial = { kind: 'seed', name: 'seed', own: 42, value: 43, line: 6 };

describe('a dial that a run has met', () => {
  it.each([length, cell, seed])('comes through as a copy: $name', dial => {
    expect(checkDial(structuredClone(dial))).toEqual(dial);
  });

  it.each([
    ['a value out of its range', { ...length, value: 65 }],
    ['a value between two steps', { ...length, value: 31 }],
    ['no room', { ...length, from: 60 }],
    ['a step of nothing', { ...length, step: 0 }],
    ['a range without end', { ...length, to: Infinity }],
    ['no name', { ...length, name: '' }],
    ['a name without end', { ...length, name: 'x'.repeat(dialLimits.text + 1) }],
    ['an option that is none', { ...cell, value: 'RNN' }],
    ['an option that is an object', { ...cell, options: ['GRU', {}] }],
    ['too many options', { ...cell, options: ['GRU', ...Array.from({ length: dialLimits.options }, (_, i) => i)] }],
    ['a text for a seed', { ...seed, value: '43' }],
    ['a part of a seed', { ...seed, value: 0.5 }],
    ['a line that is no count', { ...seed, line: -1 }],
    ['nothing', null],
  ])('is refused with %s', (_what, sent) => {
    expect(checkDial(sent)).toBeNull();
  });

  it('is one of its name, and of as many as a lab may have', () => {
    const names = Array.from({ length: dialLimits.dials + 5 }, (_, index) => ({ ...seed, name: `s${String(index)}` }));
    const events = [length, { ...length, value: 60 }, ...names].map(dial => ({ kind: 'dial', dial }) as const);
    const state = events.reduce(reduceRun, freshRun);
    expect(state.dials).toEqual([length, ...names.slice(0, dialLimits.dials - 1)]);
    expect(compactEvents(state).reduce(reduceRun, freshRun).dials).toEqual(state.dials);
  });
});

it('takes what was turned as a list of names and values, and nothing else', () => {
  const turned = turnedOf([length, cell, seed]);
  expect(turned).toEqual([
    { name: 'seqLen', own: 10, value: 30 },
    { name: 'seed', own: 42, value: 43 },
  ]);
  expect(checkTurned(structuredClone(turned))).toEqual(turned);
  for (const sent of [null, {}, [{ name: 'a', own: 1 }], [{ name: 'a', own: 1, value: NaN }], [{ name: 'a', own: [], value: 1 }]])
    expect(checkTurned(sent)).toBeNull();
});

it('stands where its range and steps allow, and always where the text says', () => {
  expect([5, 60, 10, 7, 4, 65, '10', NaN].map(value => canStandAt(length, value))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(canStandAt({ ...length, own: 7 }, 7)).toBe(true);
  expect([-3, 7, 8, 59, 400, NaN].map(value => nearestStand(length, value))).toEqual([5, 5, 10, 60, 60, 5]);
  const fine = { ...length, from: 0, to: 1, step: 0.1 };
  expect(nearestStand(fine, 0.31)).toBe(0.3);
  expect(canStandAt(fine, 0.1 + 0.2)).toBe(true);
  expect(nearestStand({ ...fine, step: null }, 0.31)).toBe(0.31);
  // The last step that fits is the most it can be turned to.
  expect(nearestStand({ ...length, from: 0, to: 10, step: 4 }, 10)).toBe(8);
});

it('says what was turned, and what the file says', () => {
  expect(turnedText(length)).toBe('turned to 30; the file says 10');
  expect(turnedWords([length, cell, seed])).toBe('seqLen = 30 (the file says 10), seed = 43 (the file says 42)');
  expect(turnedWords([cell])).toBeNull();
});
