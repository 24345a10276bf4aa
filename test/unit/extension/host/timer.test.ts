import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { every, Timer } from '../../../../src/extension/host/timer.ts';

const done: string[] = [];
const note = (name: string) => (): void => void done.push(name);

beforeEach(() => {
  vi.useFakeTimers();
  done.length = 0;
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a timer', () => {
  it('does what it was given last, once, and then waits for nothing', () => {
    const timer = new Timer();
    timer.wait(100, note('first'));
    vi.advanceTimersByTime(60);
    timer.wait(100, note('second'));
    vi.advanceTimersByTime(60);
    expect([done, timer.isWaiting]).toEqual([[], true]);
    vi.advanceTimersByTime(40);
    expect([done, timer.isWaiting]).toEqual([['second'], false]);
  });

  it('can be given something new by what it does', () => {
    const timer = new Timer();
    timer.wait(10, () => {
      timer.wait(10, note('again'));
    });
    vi.advanceTimersByTime(10);
    expect(timer.isWaiting).toBe(true);
    vi.advanceTimersByTime(10);
    expect(done).toEqual(['again']);
  });

  it('does nothing any more where it was stopped or disposed', () => {
    const timer = new Timer();
    timer.wait(10, note('stopped'));
    timer.stop();
    timer.wait(10, note('disposed'));
    timer.dispose();
    timer.wait(10, note('too late'));
    expect(timer.isWaiting).toBe(false);
    vi.advanceTimersByTime(100);
    expect(done).toEqual([]);
  });
});

it('every does something again and again until it is disposed', () => {
  const repeating = every(10, note('tick'));
  vi.advanceTimersByTime(35);
  repeating.dispose();
  vi.advanceTimersByTime(100);
  expect(done).toEqual(['tick', 'tick', 'tick']);
});
