import { describe, expect, it } from 'vitest';
import { addSample, secondsLeft, timeLeftText, type ProgressSample } from '../../../src/core/timeLeft.ts';

const steady = (turns: number, msPerTurn: number): readonly ProgressSample[] =>
  Array.from({ length: turns + 1 }, (_, i) => ({ ms: i * msPerTurn, done: i })).reduce<readonly ProgressSample[]>(addSample, []);

describe('secondsLeft', () => {
  it('says nothing before it has seen enough', () => {
    expect(secondsLeft([], 80, 0)).toBeNull();
    expect(secondsLeft(steady(3, 100), 80, 300)).toBeNull();
  });

  it('follows a steady loop', () => {
    expect(secondsLeft(steady(20, 100), 80, 2_000)).toBeCloseTo(6);
  });

  it('runs down while nothing is heard, and never below nothing', () => {
    expect(secondsLeft(steady(20, 100), 80, 4_000)).toBeCloseTo(4);
    expect(secondsLeft(steady(20, 100), 80, 90_000)).toBe(0);
  });

  it('forgets turns of long ago: later turns may be slower', () => {
    const fast = steady(100, 10);
    const slow = Array.from({ length: 20 }, (_, i) => ({ ms: 1_000 + (i + 1) * 1_000, done: 101 + i })).reduce(addSample, fast);
    expect(secondsLeft(slow, 130, 21_000)).toBeCloseTo(10, 0);
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
