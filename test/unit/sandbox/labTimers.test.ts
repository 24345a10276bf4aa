import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LabTimers } from '../../../webview/sandbox/workers/realm/labTimers.ts';

interface Scope {
  setTimeout(callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]): number;
  setInterval(callback: (...values: unknown[]) => void, ms?: number, ...values: unknown[]): number;
  clearTimeout(id?: number): void;
  clearInterval(id?: number): void;
  requestAnimationFrame(callback: (time: number) => void): number;
}

let timers: LabTimers;
let scope: Scope;
let came: unknown[];
const note = (...values: unknown[]): void => void came.push(...values);

beforeEach(() => {
  vi.useFakeTimers();
  timers = new LabTimers();
  scope = {} as Scope;
  timers.install(scope);
  came = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('timers of a lab come, are given their values, and can be taken back', () => {
  scope.setTimeout(note, 10, 'one', 2);
  const repeated = scope.setInterval(note, 20, 'again');
  scope.clearTimeout(scope.setTimeout(note, 5, 'never'));
  scope.requestAnimationFrame(() => {
    note('frame');
  });
  vi.advanceTimersByTime(45);
  expect(came).toEqual(['frame', 'one', 2, 'again', 'again']);
  scope.clearInterval(repeated);
  vi.advanceTimersByTime(100);
  expect(came).toHaveLength(5);
});

test('silenced, nothing that waits comes, and nothing is made to wait any more', () => {
  scope.setTimeout(note, 10, 'late');
  scope.setInterval(note, 10, 'again');
  timers.silence();
  scope.setTimeout(note, 10, 'later');
  scope.setInterval(note, 10, 'again');
  scope.requestAnimationFrame(note);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(came).toEqual([]);
});

test.each([
  ['the text of a program', "note('text')", 'a value of type string'],
  ['what a call has given', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 5, 'a value of type number'],
])('%s in the place of a function is refused at once, where it stands', (_what, callback, given) => {
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
    const said = `${name} takes a function to call later, but it was given ${given}. Write ${name}(() => { … }`;
    expect(() => scope[name](callback as never)).toThrow(said);
  }
  expect(vi.getTimerCount()).toBe(0);
});
