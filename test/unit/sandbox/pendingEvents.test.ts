import { expect, test } from 'vitest';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { PendingEvents } from '../../../webview/sandbox/workers/pendingEvents.ts';

const messageLimit = 64 * 1024;

function takeAll(pending: PendingEvents): RunEvent[][] {
  const messages: RunEvent[][] = [];
  while (!pending.isEmpty) messages.push(pending.take(true));
  return messages;
}

const linesOf = (messages: readonly RunEvent[][]): Map<number, string> => {
  const lines = new Map<number, string>();
  for (const event of messages.flat()) {
    if (event.kind === 'output') event.lines.forEach((line, offset) => lines.set(event.from + offset, line));
  }
  return lines;
};

function print(pending: PendingEvents, from: number, count: number, text: (index: number) => string): void {
  const lines = Array.from({ length: count }, (_, offset) => text(from + offset));
  pending.add({ kind: 'output', from, lines, total: from + count });
}

test('newest state only: one line, one progress, one value a probe', () => {
  const pending = new PendingEvents();
  for (let turn = 1; turn <= 100; turn++) {
    pending.add({ kind: 'line', line: turn });
    pending.add({ kind: 'progress', done: turn, total: 100, line: 3 });
    pending.add({ kind: 'values', values: [{ site: 0, count: turn, value: { kind: 'number', value: turn, isGate: false } }] });
  }
  expect(pending.take(false)).toEqual([
    { kind: 'line', line: 100 },
    { kind: 'progress', done: 100, total: 100, line: 3 },
    { kind: 'values', values: [{ site: 0, count: 100, value: { kind: 'number', value: 100, isGate: false } }] },
  ]);
  expect(pending.isEmpty).toBe(true);
});

test('a flood keeps its first 1,000 and its newest 20,000 lines, in messages of at most 64 KiB', () => {
  const pending = new PendingEvents();
  for (let from = 0; from < 1_000_000; from += 1_000) print(pending, from, 1_000, String);
  const messages = takeAll(pending);
  const lines = linesOf(messages);
  for (let index = 0; index < 1_000; index++) expect(lines.get(index)).toBe(String(index));
  for (let index = 980_000; index < 1_000_000; index++) expect(lines.get(index)).toBe(String(index));
  expect(lines.size).toBe(21_000);
  for (const message of messages) expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(messageLimit);
});

test('what waits is bounded in bytes too, whatever the characters are', () => {
  const pending = new PendingEvents();
  for (let from = 0; from < 21_000; from += 1_000) print(pending, from, 1_000, () => '\u0001█'.repeat(250));
  const messages = takeAll(pending);
  const bytes = messages.map(message => Buffer.byteLength(JSON.stringify(message)));
  for (const size of bytes) expect(size).toBeLessThanOrEqual(messageLimit);
  // 1,000 first lines of 2.3 KB, and 4 MiB of the newest.
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4.2 * 1024 * 1024 + 1_000 * 2_400);
  expect(linesOf(messages).has(20_999)).toBe(true);
});

test('after 4 MiB an endless flood gets a trickle, and its end is still whole', () => {
  const pending = new PendingEvents();
  let sent = 0;
  let from = 0;
  while (sent < 4.5 * 1024 * 1024) {
    print(pending, from, 1_000, index => `${String(index)} ${'x'.repeat(60)}`);
    from += 1_000;
    sent += Buffer.byteLength(JSON.stringify(pending.take(false)));
  }
  const size = Buffer.byteLength(JSON.stringify(pending.take(false)));
  expect(size).toBeLessThanOrEqual(9 * 1024);
  expect(linesOf(takeAll(pending)).has(from - 1)).toBe(true);
});

test('metrics are thinned evenly, first and last kept', () => {
  const pending = new PendingEvents();
  for (let step = 1; step <= 10_001; step++) pending.add({ kind: 'metrics', points: [{ step, loss: 1 / step }] });
  const points = takeAll(pending)
    .flat()
    .flatMap(event => (event.kind === 'metrics' ? event.points : []));
  expect(points.length).toBeLessThanOrEqual(2_000);
  expect(points[0]?.step).toBe(1);
  expect(points.at(-1)?.step).toBe(10_001);
});

test('points that name a model are all kept, in messages that hold the limit', () => {
  const pending = new PendingEvents();
  const answers = { rows: 160, classes: 2, majority: 0.56875, isSame: true } as const;
  for (let step = 1; step <= 10_001; step++) {
    const named = step % 1_000 === 8 ? { model: `GRU(1, ${String(step)})`, optimizer: step } : {};
    pending.add({ kind: 'metrics', points: [{ step, loss: 0.123456789012345, accuracy: 0.987654321, answers, ...named }] });
    pending.add({ kind: 'measured', points: [{ step, accuracy: 0.123456789, rows: 256, data: 'heldOut' }] });
  }
  const messages = takeAll(pending);
  for (const message of messages) expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(messageLimit);
  const events = messages.flat();
  const named = events.flatMap(event => (event.kind === 'metrics' ? event.points : [])).filter(({ model }) => model !== undefined);
  expect(named.map(({ step }) => step)).toEqual([8, 1_008, 2_008, 3_008, 4_008, 5_008, 6_008, 7_008, 8_008, 9_008]);
  expect(events.flatMap(event => (event.kind === 'measured' ? event.points : [])).at(-1)?.step).toBe(10_001);
});

test('a warning goes out once, however often it comes', () => {
  const pending = new PendingEvents();
  const warning = { code: 'W-SOFTMAX', message: 'Twice.', frames: [] } as const;
  for (let time = 0; time < 1_000; time++) pending.add({ kind: 'warning', warning });
  expect(pending.isEmpty).toBe(false);
  expect(takeAll(pending).flat()).toEqual([{ kind: 'warning', warning }]);
  pending.add({ kind: 'warning', warning });
  expect(pending.isEmpty).toBe(true);
});

test('thousands of values are spread over messages, none is lost', () => {
  const pending = new PendingEvents();
  for (let site = 0; site < 5_000; site++) {
    pending.add({ kind: 'values', values: [{ site, count: 1, value: { kind: 'text', text: 'é'.repeat(50), length: 50 } }] });
  }
  const messages = takeAll(pending);
  const sites = messages.flat().flatMap(event => (event.kind === 'values' ? event.values.map(value => value.site) : []));
  expect(new Set(sites).size).toBe(5_000);
  for (const message of messages) expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(messageLimit);
});
