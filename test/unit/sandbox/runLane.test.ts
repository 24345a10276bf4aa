import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StopReason } from '../../../src/core/run/run.ts';
import { RunLane } from '../../../webview/lab/runner/runLane.ts';
import { amount } from '../../soak.ts';

interface Request {
  readonly runId: string;
}

/** Runs that end some time after they are stopped, or by themselves, as the scheduler wills. */
class Machine {
  alive = 0;
  mostAlive = 0;
  readonly ended: { runId: string; how: StopReason | 'finished' }[] = [];
  readonly started: string[] = [];
  readonly lane: RunLane<Request>;

  constructor(later: (what: string, then: () => void) => void) {
    this.lane = new RunLane<Request>({
      start: ({ runId }, onEnded) => {
        this.started.push(runId);
        this.mostAlive = Math.max(this.mostAlive, ++this.alive);
        let isOver = false;
        const end = (how: StopReason | 'finished'): void => {
          if (isOver) return;
          isOver = true;
          this.alive--;
          this.ended.push({ runId, how });
          onEnded();
        };
        later(`${runId} finishes`, () => end('finished'));
        return { stop: reason => later(`${runId} stops`, () => end(reason)) };
      },
      skip: ({ runId }, reason) => void this.ended.push({ runId, how: reason }),
    });
  }
}

const press = fc.record({ kind: fc.constant('run' as const) });
const stop = fc.record({ kind: fc.constant('stop' as const), which: fc.nat(4) });
const settle = fc.record({ kind: fc.constant('settle' as const), tasks: fc.nat(3) });

test('in any order of presses, stops and ends: one live run, every run ends once, and the last press wins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.oneof(press, stop, settle), { maxLength: 50 }), async (scheduler, steps) => {
      const machine = new Machine((what, then) => void scheduler.schedule(Promise.resolve(), what).then(then));
      const pressed: string[] = [];
      const answers: Promise<void>[] = [];
      for (const step of steps) {
        if (step.kind === 'run') {
          pressed.push(String(pressed.length));
          answers.push(machine.lane.run({ runId: String(pressed.length - 1) }));
        } else if (step.kind === 'stop') {
          answers.push(machine.lane.stop(String(pressed.length - 1 - step.which), 'user'));
        } else {
          for (let task = 0; task < step.tasks && scheduler.count() > 0; task++) await scheduler.waitNext(1);
        }
        const last = pressed.at(-1);
        const wasStopped = step.kind === 'stop' && step.which === 0;
        // Whoever was pressed last runs, waits for the one before it, or was stopped; never is it replaced.
        if (last !== undefined && !wasStopped) expect(machine.ended.find(({ runId }) => runId === last)?.how).not.toBe('replaced');
      }
      await scheduler.waitIdle();
      await Promise.all(answers);
      expect(machine.mostAlive).toBeLessThanOrEqual(1);
      expect(machine.alive).toBe(0);
      expect(machine.ended.map(({ runId }) => Number(runId)).sort((a, b) => a - b)).toEqual(pressed.map(Number));
    }),
    { numRuns: amount(500, 2_000) },
  );
});

test('twenty presses: the first starts, the last follows it, the eighteen between are told they were replaced', async () => {
  const stops: (() => void)[] = [];
  const started: string[] = [];
  const skipped: string[] = [];
  const lane = new RunLane<Request>({
    start: ({ runId }, onEnded) => {
      started.push(runId);
      return { stop: () => void stops.push(onEnded) };
    },
    skip: ({ runId }, reason) => void skipped.push(`${runId} ${reason}`),
  });
  const answers = Array.from({ length: 20 }, (_, index) => lane.run({ runId: String(index) }));
  expect(started).toEqual(['0']);
  stops[0]?.();
  await Promise.all(answers);
  expect(started).toEqual(['0', '19']);
  expect(skipped).toEqual(Array.from({ length: 18 }, (_, index) => `${String(index + 1)} replaced`));
});

test('stop resolves when the run has ended, not before', async () => {
  let end: () => void = () => undefined;
  const lane = new RunLane<Request>({
    start: (_request, onEnded) => {
      end = onEnded;
      return { stop: () => undefined };
    },
    skip: () => undefined,
  });
  await lane.run({ runId: 'a' });
  let isStopped = false;
  const stopped = lane.stop('a', 'user').then(() => {
    isStopped = true;
  });
  await lane.stop('b', 'user');
  expect(isStopped).toBe(false);
  end();
  await stopped;
  expect(lane.isBusy).toBe(false);
});
