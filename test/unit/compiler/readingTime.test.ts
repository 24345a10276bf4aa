import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readingTime } from '../../../src/compiler/readingTime.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('is over after the limit, once', () => {
  const over = vi.fn();
  readingTime(200, () => false, over);
  vi.advanceTimersByTime(199);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(over).toHaveBeenCalledTimes(1);
});

it('stands still while files are read, and when it is ended', () => {
  let isPaused = true;
  const over = vi.fn();
  const stop = readingTime(200, () => isPaused, over);
  vi.advanceTimersByTime(10_000);
  expect(over).not.toHaveBeenCalled();
  isPaused = false;
  stop();
  vi.advanceTimersByTime(10_000);
  expect(over).not.toHaveBeenCalled();
});
