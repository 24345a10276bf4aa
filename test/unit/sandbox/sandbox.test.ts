import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/core/run/run.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { sandboxVersion } from '../../../src/core/channels/sandboxChannel.ts';
import { Sandbox } from '../../../webview/lab/runner/sandbox.ts';
import { Thread } from '../core/thread.ts';
import { delivered, TestFrame } from './frames.ts';

const backend = { name: 'cpu', reason: 'Using CPU: your setting says so.' } as const;
const load = { key: 'one', lab: { code: '', sites: [], files: [] }, backend: 'cpu' } as const;
const id = '0123456789abcdef0123456789abcdef';
const finished = { kind: 'ended', outcome: { status: 'finished', ms: 1 } } as const;

/** The page's side of one sandbox, and a machine that the test lets run and stand still. */
describe('a sandbox', () => {
  let page: Thread;
  let frame: TestFrame;
  let events: RunEvent[];
  let refused: { count: number; after: number }[];
  let sandbox: Sandbox;
  beforeEach(() => {
    page = new Thread();
    frame = new TestFrame();
    events = [];
    refused = [];
    sandbox = new Sandbox(
      {
        time: page,
        place: frame,
        nonce: '',
        scripts: { frame: '', supervisor: '' },
        labWorker: '',
        listener: {
          event: (_runId, event) => void events.push(event),
          refused: (_runId, count) => void refused.push({ count, after: events.length }),
        },
      },
      { onPrepared: () => undefined, onOutcome: () => undefined, onGone: () => undefined },
    );
  });
  afterEach(() => {
    sandbox.dispose();
  });

  /** The page runs so long, and hears what the frame says meanwhile. */
  const run = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 50) {
      page.run(50);
      await delivered();
    }
  };
  /** The page stands still; the frame goes on, and its words wait. */
  const freeze = async (ms: number): Promise<void> => {
    page.freeze(ms);
    await delivered();
  };
  const go = async (): Promise<void> => {
    sandbox.load(load, null);
    sandbox.go({ id, timeLimitMs: 60_000, turned: [] });
    frame.open();
    await delivered();
  };
  const prepare = async (): Promise<void> => {
    await go();
    frame.say({ kind: 'loading' });
    frame.say({ kind: 'prepared', backend });
    await delivered();
  };
  const end = async (): Promise<void> => {
    frame.say({ kind: 'events', v: sandboxVersion, run: id, seq: 0, events: [finished], refused: 0 });
    await delivered();
  };
  const reasonOf = (event: RunEvent | undefined): string | undefined =>
    event?.kind === 'ended' ? (event.outcome.status === 'stopped' ? event.outcome.reason : event.outcome.status) : undefined;

  test.each([
    ['the page', (): Promise<void> => freeze(30_000)],
    [
      'page and frame',
      async (): Promise<void> => {
        frame.isAwake = false;
        await freeze(30_000);
        await run(300);
        frame.wake();
        await delivered();
      },
    ],
    [
      'the frame for a moment',
      async (): Promise<void> => {
        frame.isAwake = false;
        await run(700);
        frame.wake();
        await delivered();
      },
    ],
    [
      'the machine, again and again',
      async (): Promise<void> => {
        for (let turn = 0; turn < 10; turn++) {
          frame.isAwake = false;
          await freeze(2_000);
          frame.wake();
          await delivered();
        }
      },
    ],
    [
      'everything, so that every tick is late',
      async (): Promise<void> => {
        frame.isAwake = false;
        for (let tick = 0; tick < 12; tick++) await freeze(900);
        frame.wake();
        await delivered();
      },
    ],
  ])('ends a run as itself when %s stood still in it', async (_who, standStill) => {
    await prepare();
    await run(1_000);
    await standStill();
    await run(1_000);
    expect(events).toEqual([]);
    await end();
    expect(events).toEqual([finished]);
  });

  test('waits for a frame and a worker that come slowly, and longer where the page stood still', async () => {
    sandbox.load(load, null);
    sandbox.go({ id, timeLimitMs: 60_000, turned: [] });
    await run(14_000);
    await freeze(30_000);
    frame.open();
    await run(10_000);
    frame.say({ kind: 'loading' });
    await run(50_000);
    await freeze(30_000);
    frame.say({ kind: 'prepared', backend });
    await end();
    expect(events).toEqual([finished]);
  });

  test('is lost where its supervisor or its worker never comes', async () => {
    await go();
    await run(30_500);
    expect(events.map(reasonOf)).toEqual(['lost']);
    expect(frame.isRemoved).toBe(true);
  });

  test('is out of memory where its process no longer answers while a lab runs: within 1.25 s', async () => {
    await prepare();
    await run(1_000);
    frame.isAwake = false;
    await run(1_250);
    expect(events.map(reasonOf)).toEqual(['memory']);
    expect(frame.isGivenUp).toBe(true);
  });

  test('is waited for longer where its answers have been slow: the machine is', async () => {
    await prepare();
    for (let turn = 0; turn < 5; turn++) {
      frame.isAwake = false;
      await run(900);
      frame.wake();
      await run(250);
    }
    frame.isAwake = false;
    await run(2_500);
    expect(events).toEqual([]);
    await run(4_000);
    expect(events.map(reasonOf)).toEqual(['memory']);
  });

  test('has time while it prepares, when no lab can have ended its process', async () => {
    await go();
    await run(1_000);
    frame.isAwake = false;
    await run(8_000);
    frame.wake();
    await delivered();
    frame.say({ kind: 'loading' });
    frame.say({ kind: 'prepared', backend });
    await delivered();
    await end();
    expect(events).toEqual([finished]);
  });

  test('ends when it is stopped, whether its supervisor hears it or not', async () => {
    await prepare();
    sandbox.stop('user');
    await delivered();
    expect(frame.heard.at(-1)).toEqual({ kind: 'stop', reason: 'user' });
    expect(events).toEqual([]);
    await run(100);
    expect(events.map(reasonOf)).toEqual(['user']);
    expect(frame.isRemoved).toBe(true);
  });

  test.each(['loading', 'prepared'] as const)('ends as stopped when the supervisor says %s after that', async kind => {
    await go();
    sandbox.stop('user');
    if (kind === 'prepared') frame.say({ kind: 'loading' });
    frame.say(kind === 'loading' ? { kind } : { kind, backend });
    await delivered();
    await run(100);
    expect(events.map(reasonOf)).toEqual(['user']);
  });

  test('lets a supervisor end the run that hears Stop late, where the page stood still', async () => {
    await prepare();
    sandbox.stop('user');
    await freeze(5_000);
    const stopped = { kind: 'ended', outcome: { status: 'stopped', ms: 5, reason: 'user' } } as const;
    frame.say({ kind: 'events', v: sandboxVersion, run: id, seq: 0, events: [stopped], refused: 0 });
    await delivered();
    expect(events).toEqual([stopped]);
    expect(frame.isRemoved).toBe(false);
  });

  test('leaves out values of no place in its lab, and says how many just before the end', async () => {
    const at = (site: number): ProbeValue => ({ site, count: 1, value: { kind: 'text', text: 'x', length: 1 } });
    const say = (seq: number, event: RunEvent): void =>
      frame.say({ kind: 'events', v: sandboxVersion, run: id, seq, events: [event], refused: 2 });
    const site = { file: 0, line: 1, nameLine: 1, nameColumn: 1, name: 'x', role: 'variable' } as const;
    sandbox.load({ ...load, lab: { ...load.lab, sites: [site, site] } }, null);
    sandbox.go({ id, timeLimitMs: 60_000, turned: [] });
    frame.open();
    frame.say({ kind: 'prepared', backend });
    say(0, { kind: 'values', values: [at(2), at(1), at(9), at(0)] });
    say(1, finished);
    await delivered();
    expect(events).toEqual([{ kind: 'values', values: [at(1), at(0)] }, finished]);
    // Two here, and two of which the supervisor told.
    expect(refused).toEqual([{ count: 4, after: 1 }]);
  });

  test('asks the worker that stays one thing after the other, and is answered', async () => {
    await prepare();
    frame.say({ kind: 'events', v: sandboxVersion, run: id, seq: 0, events: [finished], refused: 0, stays: true });
    await delivered();
    expect(sandbox.staysOf).toBe(id);
    const asked = (): unknown[] => frame.heard.filter(({ kind }) => kind === 'look');
    const first = sandbox.look({ kind: 'layers' });
    const second = sandbox.look({ kind: 'layers' });
    await delivered();
    expect(asked()).toHaveLength(1);
    frame.say({ kind: 'seen', id: 1, answer: { kind: 'layers', layers: [], leftOut: 2 } });
    await delivered();
    expect(await first).toMatchObject({ leftOut: 2 });
    expect(asked()).toHaveLength(2);
    // Nobody has asked that.
    frame.say({ kind: 'seen', id: 7, answer: { kind: 'layers', layers: [], leftOut: 3 } });
    await delivered();
    sandbox.dispose();
    expect(await second).toEqual({ kind: 'refused', reason: 'gone' });
    expect(await sandbox.look({ kind: 'layers' })).toEqual({ kind: 'refused', reason: 'gone' });
  });

  test('tells whoever waits where the process of the worker that stays is gone', async () => {
    await prepare();
    frame.say({ kind: 'events', v: sandboxVersion, run: id, seq: 0, events: [finished], refused: 0, stays: true });
    await delivered();
    const answer = sandbox.look({ kind: 'layers' });
    frame.isAwake = false;
    await run(20_000);
    expect(await answer).toEqual({ kind: 'refused', reason: 'gone' });
    expect(events.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
  });
});
