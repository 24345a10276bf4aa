import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromSupervisor, ToLabWorker } from '../../../src/core/channels/sandboxChannel.ts';
import { xrayLimits, type XrayAnswer } from '../../../src/core/run/xray.ts';
import { StayingWorker } from '../../../webview/sandbox/workers/stayingWorker.ts';

const layers: XrayAnswer = { kind: 'layers', layers: [], leftOut: 0 };
const gone: XrayAnswer = { kind: 'refused', reason: 'gone' };

describe('a worker that stays', () => {
  let sent: FromSupervisor[];
  let posted: ToLabWorker[];
  let isAlive: boolean;
  let staying: StayingWorker;
  beforeEach(() => {
    vi.useFakeTimers();
    [sent, posted, isAlive] = [[], [], true];
    staying = new StayingWorker(
      {
        post: message => void posted.push(message),
        terminate: () => {
          isAlive = false;
        },
      },
      { postMessage: message => void sent.push(message) },
    );
  });
  afterEach(() => {
    staying.end();
    vi.useRealTimers();
  });

  test('is asked, and answers', () => {
    staying.look(3, { kind: 'layers' });
    expect(posted).toEqual([{ kind: 'look', id: 3, request: { kind: 'layers' } }]);
    staying.hear({ token: '', kind: 'seen', id: 3, answer: layers });
    expect(sent).toEqual([{ kind: 'seen', id: 3, answer: layers }]);
    expect(isAlive).toBe(true);
  });

  test.each([
    ['what it was not asked', { token: '', kind: 'seen', id: 4, answer: layers } as const],
    ['an event', { token: '', kind: 'event', event: { kind: 'line', line: 1 } } as const],
    ['what cannot be read', null],
  ])('is ended where it says %s, and who waits is told', (_what, message) => {
    staying.look(3, { kind: 'layers' });
    staying.hear(message);
    expect(isAlive).toBe(false);
    expect(sent).toEqual([{ kind: 'seen', id: 3, answer: gone }]);
    staying.look(5, { kind: 'layers' });
    expect(sent.at(-1)).toEqual({ kind: 'seen', id: 5, answer: gone });
  });

  test('is ended where it speaks by itself', () => {
    staying.hear({ token: '', kind: 'seen', id: 1, answer: layers });
    expect(isAlive).toBe(false);
    expect(sent).toEqual([]);
  });

  test('is ended where an answer takes too long', () => {
    staying.look(1, { kind: 'layers' });
    vi.advanceTimersByTime(xrayLimits.patienceMs - 1);
    expect(isAlive).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isAlive).toBe(false);
    expect(sent).toEqual([{ kind: 'seen', id: 1, answer: gone }]);
  });

  test('goes after five minutes', () => {
    vi.advanceTimersByTime(xrayLimits.stayMs);
    expect(isAlive).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
