import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningCodes } from '../../../src/core/run/labWarning.ts';
import { measuredData, type MetricPoint, type RunEvent } from '../../../src/core/run/run.ts';
import { compactEvents, freshRun, reduceRun, type RunState } from '../../../src/core/following/runState.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';

const replay = (events: readonly RunEvent[], from: RunState = freshRun): RunState => events.reduce(reduceRun, from);
const started: RunEvent = { kind: 'started', backend: { name: 'cpu', reason: 'No WebGL here.' } };
const value = (site: number, number: number): ProbeValue => ({ site, count: 1, value: { kind: 'number', value: number, isGate: false } });

const anyPoint = fc.record({ step: fc.integer({ min: 1, max: 20_000 }), loss: fc.double({ noNaN: true }) });
const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), line: fc.nat(99) }),
  fc
    .record({ from: fc.nat(60_000), lines: fc.array(fc.string(), { maxLength: 40 }), more: fc.nat(50) })
    .map(({ from, lines, more }) => ({ kind: 'output' as const, from, lines, total: from + lines.length + more })),
  fc.record({
    kind: fc.constant('values' as const),
    values: fc.array(fc.record({ site: fc.nat(20), number: fc.nat() }).map(v => value(v.site, v.number))),
  }),
  fc.record({ kind: fc.constant('metrics' as const), points: fc.array(anyPoint, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('measured' as const),
    points: fc.array(
      fc.record({
        step: fc.integer({ min: 0, max: 20_000 }),
        accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
        rows: fc.nat(200),
        data: fc.constantFrom(...measuredData),
      }),
      { maxLength: 60 },
    ),
  }),
  fc.record({
    kind: fc.constant('warning' as const),
    warning: fc.record({ code: fc.constantFrom(...warningCodes), message: fc.string(), frames: fc.constant([]) }),
  }),
  fc.record({ kind: fc.constant('progress' as const), done: fc.nat(80), total: fc.constant(80), line: fc.constant(3) }),
);

describe('reduceRun', () => {
  it('keeps the newest of everything', () => {
    const state = replay([
      started,
      { kind: 'line', line: 3 },
      { kind: 'values', values: [value(0, 1), value(1, 2)] },
      { kind: 'values', values: [value(1, 3)] },
      { kind: 'progress', done: 2, total: 80, line: 9 },
      { kind: 'line', line: 9 },
    ]);
    expect(state.lastLine).toBe(9);
    expect([...state.values.values()]).toEqual([value(0, 1), value(1, 3)]);
    expect(state.progress).toEqual({ done: 2, total: 80, line: 9 });
    expect(state.outcome).toBeNull();
  });

  it('keeps one warning of a kind', () => {
    const warning = (message: string): RunEvent => ({ kind: 'warning', warning: { code: 'W-SOFTMAX', message, frames: [] } });
    expect(replay([started, warning('first'), warning('second')]).warnings.map(({ message }) => message)).toEqual(['first']);
  });

  it('changes nothing after the end', () => {
    const ended = replay([started, { kind: 'ended', outcome: { status: 'finished', ms: 5 } }]);
    expect(
      replay(
        [
          { kind: 'line', line: 4 },
          { kind: 'ended', outcome: { status: 'stopped', ms: 9, reason: 'user' } },
        ],
        ended,
      ),
    ).toBe(ended);
  });

  it('leaves the state before as it was', () => {
    const before = replay([started, { kind: 'values', values: [value(0, 1)] }]);
    const copy = structuredClone(before);
    replay(
      [
        { kind: 'values', values: [value(0, 2)] },
        { kind: 'output', from: 0, lines: ['a'], total: 1 },
        { kind: 'metrics', points: [{ step: 1, loss: 1 }] },
      ],
      before,
    );
    expect(before).toEqual(copy);
  });
});

describe('compactEvents', () => {
  it('recreates any state, through JSON too', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.boolean(), (events, isEnded) => {
        const end: RunEvent[] = isEnded ? [{ kind: 'ended', outcome: { status: 'finished', ms: 1 } }] : [];
        const state = replay([started, ...events, ...end]);
        const again = replay(JSON.parse(JSON.stringify(compactEvents(state))) as RunEvent[]);
        // -0 becomes 0 in JSON.
        expect(JSON.stringify(compactEvents(again))).toBe(JSON.stringify(compactEvents(state)));
        expect(again.console).toEqual(state.console);
        expect(again.values).toEqual(state.values);
      }),
    );
  });

  it('goes on as the state it was made from would', () => {
    const points = (from: number, to: number): MetricPoint[] => Array.from({ length: to - from }, (_, i) => ({ step: from + i, loss: i }));
    const long = replay([started, { kind: 'metrics', points: points(1, 9_000) }]);
    const more: RunEvent = { kind: 'metrics', points: points(9_000, 9_700) };
    expect(replay([more], replay(compactEvents(long))).metrics).toEqual(replay([more], long).metrics);
  });

  it('is a few hundred events at most', () => {
    const holes = Array.from({ length: 5_000 }, (_, i): RunEvent => ({ kind: 'output', from: i * 3, lines: ['x'], total: i * 3 + 1 }));
    expect(compactEvents(replay([started, ...holes])).length).toBeLessThan(250);
  });
});
