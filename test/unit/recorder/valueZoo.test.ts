import { describe, expect, it } from 'vitest';
import { describeProbe } from '../../../src/core/words/inline/inlineMarks.ts';
import { startRun } from './startRun.ts';

/** Values that are hard to show, and how they are. */
const zoo: readonly (readonly [what: string, expression: string, text: string])[] = [
  ['a million numbers', 'Array.from({ length: 1e6 }, (_, i) => i)', '[0, 1, 2, 3, …] 1,000,000 items'],
  ['ten levels', '{ a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } } }', '{ a: { a: {…} } }'],
  ['a circle', '(() => { const o: any = { n: 1 }; o.self = o; return o; })()', '{ n: 1, self: { n: 1, self: {…} } }'],
  ['a list in itself', '(() => { const o: any[] = [1]; o.push(o); return o; })()', '[1, [1, [1, Array(2)]]]'],
  ['minus zero', '-0', '-0'],
  ['no number', 'NaN', 'NaN'],
  ['infinity', '-Infinity', '-∞'],
  ['a bigint', '12345678901234567890n', '12345678901234567890n'],
  ['a very large bigint', '2n ** 100000n', 'a very large bigint'],
  ['a symbol', "Symbol('s')", 'Symbol(s)'],
  ['a sparse list', '[1, , 3]', '[1, empty, 3]'],
  ['a list that is all holes', 'new Array(2 ** 32 - 1)', '[empty, empty, empty, empty, …] 4,294,967,295 items'],
  ['a typed array', 'new Float32Array([1, 0.5])', '[1, 0.5]'],
  ['a big integer array', 'new BigInt64Array(3)', '[0n, 0n, 0n]'],
  ['a map', 'new Map([[1, 2]])', 'Map(1)'],
  ['a set', 'new Set([1, 2])', 'Set(2)'],
  ['a weak map', 'new WeakMap()', 'WeakMap'],
  ['a string of a megabyte', "'x'.repeat(1e6)", `'${'x'.repeat(47)}…' 1,000,000 characters`],
  ['a string of lines', "'a\\nb\\tc'", "'a↵b c'"],
  ['half an emoji', "'😀'.slice(0, 1)", "'\ud83d'"],
  ['a date', 'new Date(0)', 'Date'],
  ['a pattern', '/x/g', 'RegExp'],
  ['an error', "new TypeError('bad')", 'TypeError: bad'],
  ['an error with a getter', "Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } })", 'Error'],
  ['a function', 'function named() {}', 'function named'],
  ['a class', 'class Cell {}', 'class Cell'],
  ['an instance', 'new (class Cell { h = 1; #c = 2; get x() { throw 1; } })()', 'Cell { h: 1 }'],
  ['an object with a getter', '{ get x() { throw new Error("touched"); }, y: 1 }', '{ x: [getter], y: 1 }'],
  ['an object without prototype', 'Object.assign(Object.create(null), { a: 1 })', '{ a: 1 }'],
  ['odd keys', '{ "a b": 1, 2: 3, [Symbol.iterator]: 4 }', "{ '2': 3, 'a b': 1 }"],
  ['many keys', '{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }', '{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, … }'],
  ['a proxy', 'new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; }, getPrototypeOf() { throw 1; } })', 'Proxy'],
  ['a revoked proxy', '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()', 'Proxy'],
  [
    'a child of a proxy',
    'Object.create(new Proxy({}, { get() { throw 1; }, has() { throw 1; }, getPrototypeOf() { throw 1; } }))',
    'object',
  ],
  ['an object with a tag that throws', '{ get [Symbol.toStringTag]() { throw 1; } }', '{}'],
  ['an object whose constructor lies', '{ constructor: { name: 5 } }', '{ constructor: { name: 5 } }'],
  ['a promise', 'Promise.resolve(1)', 'Promise'],
  ['a generator', '(function* () { yield 1; })()', 'Generator'],
  ['an iterator', '[1].entries()', 'Array Iterator'],
  ['an object with a tag of plain text', "{ [Symbol.toStringTag]: 'Gate' }", 'Gate'],
  ['null', 'null', 'null'],
  ['undefined', 'undefined', 'undefined'],
  ['a boolean', 'true', 'true'],
  ['the global object', 'globalThis', 'Object'],
];

describe('every value has a line', () => {
  it.each(zoo)('%s', async (_what, expression, text) => {
    const run = await startRun(`const value: any = (0, ${expression});`);
    expect(run.outcome).toMatchObject({ status: 'finished' });
    const shown = describeProbe({ name: 'value' }, run.value('value'));
    if (text !== 'Object') expect(shown.short).toBe(text);
    expect(shown.short.length).toBeLessThanOrEqual(120);
    expect(shown.short).not.toMatch(/[\n\r]/u);
  });

  it('runs no code of the lab to show its values', async () => {
    const run = await startRun(`
let touched = 0;
const touch = () => { touched++; return 'touched'; };
const handler = Object.fromEntries(Reflect.ownKeys(Reflect).filter(k => typeof k === 'string').map(k => [k, (...a: any[]) => { touch(); return (Reflect as any)[k](...a); }]));
const proxy = new Proxy({ a: 1 }, handler), fn = new Proxy(function () {}, handler);
const object = { get g() { return touch(); }, toString: touch, valueOf: touch, toJSON: touch, [Symbol.toPrimitive]: touch, get [Symbol.toStringTag]() { return touch(); }, get constructor() { return touch(); }, get then() { return touch(); } };
const list = [proxy, object, fn]; Object.defineProperty(list, 0, { get: touch });
class Odd { get [Symbol.toStringTag]() { return touch(); } static get name() { return touch(); } static [Symbol.hasInstance]() { return touch(); } }
const odd = new Odd(), child = Object.create(proxy), children = [child, { child }];
const bytes = Object.defineProperty(new Uint8Array(2), 'length', { get: touch }) as any;
const found = touched;`);
    expect(run.outcome).toMatchObject({ status: 'finished' });
    expect(run.summary('found')).toEqual({ kind: 'number', value: 0, isGate: false });
  });
});
