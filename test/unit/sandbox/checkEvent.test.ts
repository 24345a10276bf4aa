import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBackend, checkEvent } from '../../../src/core/checked/checkEvent.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import { amount } from '../../soak.ts';

const tensor: ProbeValue = {
  site: 2,
  count: 3,
  value: {
    kind: 'tensor',
    shape: [4, 6, 16],
    axes: ['batch', 'time', 'hidden'],
    dtype: 'float32',
    isGate: true,
    isDisposed: false,
    stats: { min: 0, max: 1, mean: 0.5 },
    nanCount: 1,
    infinityCount: 0,
    head: [0.25, 'NaN', '-Infinity'],
  },
};

const absent = (site: number, count = 1): ProbeValue => ({
  site,
  count,
  value: { kind: 'absent', text: 'what the run sent of it could not be read' },
});

function check(sent: unknown): { readonly event: RunEvent | null; readonly refused: number } {
  let refused = 0;
  const event = checkEvent(sent, () => refused++);
  return { event, refused };
}

const good: RunEvent[] = [
  { kind: 'started', backend: { name: 'cpu', reason: 'Using CPU: your setting says so.' } },
  { kind: 'line', line: 3 },
  { kind: 'output', from: 0, lines: ['a', 'b'], total: 2 },
  { kind: 'values', values: [{ site: 0, count: 1, value: { kind: 'number', value: 0.5, isGate: true } }, tensor] },
  {
    kind: 'values',
    values: [
      {
        site: 1,
        count: 2,
        value: { kind: 'list', length: 900, items: [{ kind: 'other', text: 'null' }] },
        series: { steps: [1, 2], values: [1, 'Infinity'], min: 1, max: 1, mean: 1, nanCount: 0 },
      },
      { site: 2, count: 2, value: { kind: 'text', text: 'GRU', length: 3 }, texts: ['RNN', 'GRU'] },
    ],
  },
  {
    kind: 'metrics',
    points: [
      { step: 1, loss: 0.7, accuracy: 0.5 },
      { step: 2, loss: 'NaN' },
      { step: 3, loss: 0.5, accuracy: 1, optimizer: 1, answers: { rows: 4, classes: 2, majority: 0.75, isSame: true }, model: 'GRU(1, 8)' },
    ],
  },
  {
    kind: 'measured',
    points: [
      { step: 0, accuracy: 0, rows: 1, data: 'unknown' },
      { step: 3, accuracy: 1, rows: 256, data: 'heldOut' },
    ],
  },
  { kind: 'warning', warning: { code: 'W-SOFTMAX', message: 'Twice.', frames: [{ line: 3, column: 7 }] } },
  { kind: 'progress', done: 3, total: 80, line: 12 },
  { kind: 'ended', outcome: { status: 'finished', ms: 12.5 } },
  { kind: 'ended', outcome: { status: 'finished', ms: 12.5, isByChance: true } },
  { kind: 'ended', outcome: { status: 'failed', ms: 1, error: { name: 'Error', message: 'boom', frames: [{ line: 3, column: 7 }] } } },
  { kind: 'ended', outcome: { status: 'stopped', ms: 1, reason: 'time' } },
];

describe('events from where labs run', () => {
  test('every good event comes through unchanged, as a copy', () => {
    for (const event of good) {
      const checked = checkEvent(event);
      expect(checked).toEqual(event);
      expect(checked).not.toBe(event);
    }
  });

  test('a message that only inherits what makes it an event is none', () => {
    for (const event of good) expect(checkEvent(Object.create(event))).toBeNull();
    expect(checkEvent(Object.assign(Object.create({ line: 3 }) as object, { kind: 'line' }))).toBeNull();
  });

  test('unknown properties are left behind', () => {
    expect(checkEvent({ kind: 'line', line: 3, command: 'workbench.action.quit' })).toEqual({ kind: 'line', line: 3 });
  });

  test('a type of values that no tensor has is called unknown', () => {
    const tensor = { kind: 'tensor', shape: [2], axes: null, nanCount: 0, infinityCount: 0, head: [], isGate: false, isDisposed: false };
    const read = (dtype: string) => checkEvent({ kind: 'values', values: [{ site: 0, count: 1, value: { ...tensor, dtype } }] });
    expect(read('int32')).toMatchObject({ values: [{ value: { dtype: 'int32' } }] });
    expect(read('![](//t.test/a)')).toMatchObject({ values: [{ value: { dtype: 'unknown' } }] });
  });

  test('a gate means what is on the list, or is not shown', () => {
    const gate = { ...tensor.value, gateMeaning: 'keeps' };
    const read = (value: object) => check({ kind: 'values', values: [{ site: 2, count: 3, value }] });
    expect(read(gate)).toEqual({ event: { kind: 'values', values: [{ ...tensor, value: gate }] }, refused: 0 });
    const refused = { event: { kind: 'values', values: [absent(2, 3)] }, refused: 1 };
    for (const gateMeaning of ['leaks', 'toString', 1, null, ['keeps']]) expect(read({ ...gate, gateMeaning })).toEqual(refused);
    expect(read({ ...gate, isGate: false })).toEqual(refused);
  });

  test('long text is cut, long lists and deep values are refused', () => {
    const cut = checkEvent({ kind: 'output', from: 0, lines: ['x'.repeat(5000)], total: 1 });
    expect(cut).toEqual({ kind: 'output', from: 0, lines: [`${'x'.repeat(2047)}…`], total: 1 });
    expect(checkEvent({ kind: 'output', from: 0, lines: Array(20_001).fill(''), total: 30_000 })).toBeNull();
    let deep: object = { kind: 'other', text: 'end' };
    for (let depth = 0; depth < 7; depth++) deep = { kind: 'list', length: 1, items: [deep] };
    const { event, refused } = check({ kind: 'values', values: [{ site: 0, count: 1, value: deep }] });
    expect(refused).toBe(1);
    expect(JSON.stringify(event)).toContain('{"kind":"absent","text":"what the run sent of it could not be read"}');
  });

  test.each([
    { kind: 'passed' },
    { kind: 'line', line: 0 },
    { kind: 'line', line: '3' },
    { kind: 'output', from: -1, lines: [], total: 0 },
    { kind: 'output', from: 5, lines: ['a'], total: 5 },
    { kind: 'progress', done: 1, total: Infinity, line: 1 },
    { kind: 'started', backend: { name: 'wasm', reason: '' } },
    { kind: 'ended', outcome: { status: 'passed', ms: 1 } },
    { kind: 'ended', outcome: { status: 'finished', ms: -1 } },
    { kind: 'ended', outcome: { status: 'stopped', ms: 1, reason: '__proto__' } },
    { kind: 'warning', warning: { code: 'W-MADE-UP', message: 'Twice.', frames: [] } },
  ])('refuses %j', event => {
    expect(checkEvent(event)).toBeNull();
  });

  test.each([
    [
      'a value',
      { kind: 'values', values: [tensor, { site: 5, count: 1, value: { kind: 'number', value: NaN } }] },
      { values: [tensor, absent(5)] },
    ],
    [
      'a value of no place',
      { kind: 'values', values: [{ site: -1, count: 1, value: { kind: 'other', text: '' } }, tensor] },
      { values: [tensor] },
    ],
    ['a shape that lies', { kind: 'values', values: [{ ...tensor, value: { ...tensor.value, shape: [-3] } }] }, { values: [absent(2, 3)] }],
    ['a series', { kind: 'values', values: [{ ...tensor, series: { steps: [1], values: [] } }, tensor] }, { values: [tensor, tensor] }],
    ['texts that are not all', { kind: 'values', values: [{ ...tensor, texts: ['a'] }, tensor] }, { values: [tensor, tensor] }],
    [
      'a point',
      {
        kind: 'metrics',
        points: [
          { step: 1, loss: NaN },
          { step: 2, loss: 1 },
        ],
      },
      { points: [{ step: 2, loss: 1 }] },
    ],
    ['an accuracy', { kind: 'metrics', points: [{ step: 2, loss: 1, accuracy: NaN }] }, { points: [{ step: 2, loss: 1 }] }],
    [
      'what it answers',
      { kind: 'metrics', points: [{ step: 2, loss: 1, answers: { rows: 1, classes: 2, majority: 1.5 } }] },
      { points: [{ step: 2, loss: 1 }] },
    ],
    [
      'a measure',
      {
        kind: 'measured',
        points: [
          { step: 2, accuracy: 0.5, rows: 4, data: 'trained' },
          { step: 3, accuracy: 0.5, rows: 4, data: 'heldOut' },
        ],
      },
      { points: [{ step: 3, accuracy: 0.5, rows: 4, data: 'heldOut' }] },
    ],
    ['a line', { kind: 'output', from: 0, lines: ['a', 7, 'b'], total: 3 }, { lines: ['a', '[a line that could not be read]', 'b'] }],
    [
      'a place',
      { kind: 'ended', outcome: { status: 'failed', ms: 1, error: { name: 'E', message: 'm', frames: [{ line: -1, column: 0 }] } } },
      { outcome: { error: { frames: [] } } },
    ],
  ])('%s that is refused takes nothing else with it, and is counted', (_what, sent, left) => {
    const { event, refused } = check(sent);
    expect(event).toMatchObject({ kind: sent.kind, ...left });
    expect(refused).toBe(1);
  });

  test('a fault of the runtime is one of three, whatever the name is', () => {
    const failed = (fault: unknown) => ({
      kind: 'ended',
      outcome: { status: 'failed', ms: 1, error: { name: 'E', message: 'm', frames: [], fault } },
    });
    expect(check(failed('gpuLost')).event).toMatchObject({ outcome: { error: { fault: 'gpuLost' } } });
    expect(check(failed('GpuLostError')).event).not.toHaveProperty('outcome.error.fault');
    const mistaken = (mistake: unknown) => ({
      kind: 'ended',
      outcome: { status: 'failed', ms: 1, error: { name: 'E', message: 'm', frames: [], mistake } },
    });
    const mistake = { kind: 'member', wrote: 'zero_grad', instead: 'x.zeroGrad()' };
    expect(check(mistaken({ ...mistake, more: 1 })).event).toHaveProperty('outcome.error.mistake', mistake);
    for (const bad of [{ ...mistake, kind: 'other' }, { ...mistake, wrote: 1 }, { kind: 'member', wrote: 'a' }, 'x'])
      expect(check(mistaken(bad)).event).not.toHaveProperty('outcome.error.mistake');
  });

  test('no message makes it throw, and what passes passes again unchanged', () => {
    const keys = fc.constantFrom(
      'kind',
      'line',
      'lines',
      'from',
      'total',
      'values',
      'value',
      'points',
      'outcome',
      'status',
      'ms',
      'site',
      'count',
    );
    const words = fc.constantFrom('line', 'output', 'values', 'metrics', 'ended', 'finished', 'number', 'list', 'tensor', 'NaN');
    const message = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.anything(),
        words,
        fc.nat(),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(keys, tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    fc.assert(
      fc.property(message, value => {
        const checked = checkEvent(value);
        if (checked !== null) expect(checkEvent(checked)).toEqual(checked);
      }),
      { numRuns: amount(1_000, 5_000) },
    );
  });

  test('a backend is one of two names with a sentence', () => {
    expect(checkBackend({ name: 'webgl', reason: 'Using WebGL.' })).toEqual({ name: 'webgl', reason: 'Using WebGL.' });
    expect(checkBackend({ name: 'webgl' })).toBeNull();
  });
});
