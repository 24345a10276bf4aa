import { describe, expect, test } from 'vitest';
import { Patience, type PatienceParts } from '../../../src/core/base/patience.ts';
import { Thread } from './thread.ts';

const tickMs = 250;

/** One side that waits for the other, which answers `answerMs` after each tick unless it stands still. */
function watch(parts: Partial<PatienceParts> = {}): { readonly thread: Thread; readonly patience: Patience; readonly ends: number[] } {
  const thread = new Thread();
  const ends: number[] = [];
  const patience = new Patience({ time: thread, tickMs, onEnd: () => void ends.push(thread.ms), ...parts });
  return { thread, patience, ends };
}

describe('patience', () => {
  test('ends after so many ticks, once, and can be had again', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    thread.run(10_000);
    expect(ends).toEqual([1_000]);
    patience.wait(2);
    thread.run(10_000);
    expect(ends).toEqual([1_000, 10_500]);
  });

  test('begins anew whenever the other side is heard, and ends with no word when nothing is waited for any more', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    for (let turn = 0; turn < 50; turn++) {
      thread.run(3 * tickMs);
      patience.wait(4);
    }
    patience.stop();
    thread.run(10_000);
    expect(ends).toEqual([]);
  });

  test('does not hold it against the other side that this one stood still', () => {
    for (const ms of [400, 1_000, 10_000, 3_600_000]) {
      const { thread, patience, ends } = watch();
      patience.wait(4);
      thread.run(3 * tickMs);
      thread.freeze(ms);
      expect(ends, String(ms)).toEqual([]);
      // The answer that came meanwhile is heard right after the tick.
      patience.wait(4);
      thread.run(3 * tickMs);
      expect(ends, String(ms)).toEqual([]);
    }
  });

  test('nor does a tick that comes early after a late one count', () => {
    const { thread, patience, ends } = watch();
    patience.wait(2);
    thread.run(tickMs);
    for (const ms of [450, 50, 450, 50, 450, 50]) thread.freeze(ms);
    expect(ends).toEqual([]);
  });

  test('nor that this one stands still again and again', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    for (let turn = 0; turn < 5; turn++) {
      thread.freeze(2_000);
      thread.freeze(3_000);
    }
    expect(ends).toEqual([]);
  });

  test('ends where the other side alone stands still', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    thread.run(tickMs);
    patience.wait(4);
    thread.run(4 * tickMs);
    expect(ends).toEqual([5 * tickMs]);
  });

  test('ends where both stood still and the other side does not come back, by the ticks after that', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    thread.freeze(60_000);
    thread.run(3 * tickMs);
    expect(ends).toEqual([]);
    thread.run(tickMs);
    expect(ends).toEqual([60_000 + 4 * tickMs]);
  });

  test('is ten times as long where every tick is late, and not endless', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    for (let turn = 0; turn < 39; turn++) thread.freeze(2 * tickMs);
    expect(ends).toEqual([]);
    thread.freeze(2 * tickMs);
    expect(ends).toEqual([40 * 2 * tickMs]);
  });

  test('takes a tick that is a little late for a punctual one', () => {
    const { thread, patience, ends } = watch();
    patience.wait(4);
    for (let turn = 0; turn < 4; turn++) thread.freeze(tickMs + 20);
    expect(ends).toHaveLength(1);
  });

  test('does not count while what lies between stands still', () => {
    let isHeldUp = true;
    const { thread, patience, ends } = watch({ isHeldUp: () => isHeldUp });
    patience.wait(4);
    thread.run(20 * tickMs);
    expect(ends).toEqual([]);
    isHeldUp = false;
    thread.run(2 * tickMs);
    expect(ends).toHaveLength(1);
  });

  test('tells of each tick that is not its last', () => {
    let ticks = 0;
    const { thread, patience, ends } = watch({ onTick: () => (ticks += 1) });
    patience.wait(4);
    thread.run(3 * tickMs);
    expect([ticks, ends]).toEqual([3, []]);
    thread.run(tickMs);
    expect([ticks, ends]).toEqual([3, [1_000]]);
  });
});
