import { describe, expect, it } from 'vitest';
import { addSample, secondsLeft, timeLeftText, type ProgressSample } from '../../../src/core/base/timeLeft.ts';
import { shareDone, turnsText } from '../../../src/core/words/turnsText.ts';

/** The first turns of 80. */
const steady = (turns: number, msPerTurn: number): readonly ProgressSample[] =>
  Array.from({ length: turns + 1 }, (_, i) => ({ ms: i * msPerTurn, done: i / 80 })).reduce<readonly ProgressSample[]>(addSample, []);

describe('secondsLeft', () => {
  it('says nothing before it has seen enough', () => {
    expect(secondsLeft([], 0)).toBeNull();
    expect(secondsLeft(steady(3, 100), 300)).toBeNull();
  });

  it('follows a steady loop', () => {
    expect(secondsLeft(steady(20, 100), 2_000)).toBeCloseTo(6);
  });

  it('runs down while nothing is heard, and never below nothing', () => {
    expect(secondsLeft(steady(20, 100), 4_000)).toBeCloseTo(4);
    expect(secondsLeft(steady(20, 100), 90_000)).toBe(0);
  });

  it('forgets turns of long ago: later turns may be slower', () => {
    const fast = Array.from({ length: 101 }, (_, i) => ({ ms: i * 10, done: i / 130 })).reduce<readonly ProgressSample[]>(addSample, []);
    const slow = Array.from({ length: 20 }, (_, i) => ({ ms: 1_000 + (i + 1) * 1_000, done: (101 + i) / 130 })).reduce(addSample, fast);
    expect(secondsLeft(slow, 21_000)).toBeCloseTo(10, 0);
  });

  it('starts anew with a loop that starts anew', () => {
    expect(addSample(steady(20, 100), { ms: 2_100, done: 0 })).toEqual([{ ms: 2_100, done: 0 }]);
  });
});

it.each([
  [0.2, 'less than 1 s left'],
  [11.8, 'about 12 s left'],
  [33, 'about 35 s left'],
  [57.4, 'about 55 s left'],
  [59, 'about 1 min left'],
  [150, 'about 3 min left'],
  [3_540, 'about 59 min left'],
  [3_600, 'about 1 h left'],
  [5_400, 'about 1 h 30 min left'],
])('%s seconds are %j', (seconds, text) => {
  expect(timeLeftText(seconds)).toBe(text);
});

describe('a run in loops inside of loops', () => {
  const outer = { done: 1, total: 3, line: 53 };
  const inner = { done: 40, total: 120, line: 57 };

  it('is as far as its turns, and as the turn that is on', () => {
    expect(shareDone(outer)).toBeCloseTo(1 / 3);
    expect(shareDone({ ...outer, inside: [inner] })).toBeCloseTo(4 / 9);
    expect(shareDone({ ...outer, inside: [inner, { done: 1, total: 2, line: 60 }] })).toBeCloseTo((1 + 40.5 / 120) / 3);
    expect(shareDone({ done: 3, total: 3, line: 53, inside: [inner] })).toBe(1);
  });

  it('is told by its innermost loop first', () => {
    expect(turnsText(outer)).toBe('1 of 3 turns of the loop on line 53');
    expect(turnsText({ ...outer, inside: [inner] })).toBe('40 of 120 turns of the loop on line 57, in turn 2 of 3 of the one on line 53');
  });
});
