import { expect, it } from 'vitest';
import { readingMs, TimeInSight, type SectionSight } from '../../../webview/lesson/around/timeInSight.ts';

const sight = (change: Partial<SectionSight>): SectionSight => ({ blocks: [], ends: [], isAtEnd: false, ...change });
const whole = (...blocks: number[]): SectionSight => sight({ blocks, ends: blocks });

it.each([
  [0, 2_000],
  [30, 2_000],
  [300, 10_000],
  [600, 20_000],
  [5_000, 20_000],
])('takes %i words as read after %i ms', (words, ms) => {
  expect(readingMs(words)).toBeCloseTo(ms, 6);
  const time = new TimeInSight([words]);
  expect(time.pass(ms - 1, whole(0))).toBe(false);
  expect(time.pass(1, whole(0))).toBe(true);
});

it('adds up the times in which a section was in sight', () => {
  const time = new TimeInSight([10, 10]);
  expect(time.pass(1_500, whole(0))).toBe(false);
  expect(time.pass(60_000, sight({}))).toBe(false);
  expect(time.pass(900, whole(1))).toBe(false);
  expect(time.pass(100, whole(1))).toBe(true);
});

it('takes no section as read whose end was scrolled past, however long its beginning stood', () => {
  const time = new TimeInSight([300, 300]);
  expect(time.pass(60_000, whole(0))).toBe(false);
  expect(time.pass(250, whole(1))).toBe(false);
  expect(time.pass(9_750, whole(1))).toBe(true);
});

it('waits for the last line of a block that is taller than the window', () => {
  const time = new TimeInSight([300]);
  expect(time.pass(60_000, sight({ blocks: [0] }))).toBe(false);
  expect(time.pass(0, whole(0))).toBe(true);
});

it('takes a section as read in whose last block the keyboard was for the whole time, without a break', () => {
  const time = new TimeInSight([300, 300]);
  const atEnd = sight({ blocks: [1], ends: [1], isAtEnd: true });
  expect(time.pass(19_000, atEnd)).toBe(false);
  expect(time.pass(10, whole(1))).toBe(false);
  expect(time.pass(19_000, atEnd)).toBe(false);
  expect(time.pass(1_000, atEnd)).toBe(true);
});

it('asks only to see what has no words', () => {
  const time = new TimeInSight([0, 0]);
  expect(time.pass(2_000, whole(0))).toBe(false);
  expect(time.pass(0, whole(1))).toBe(true);
});
