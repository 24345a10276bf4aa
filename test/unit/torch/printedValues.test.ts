import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tensor } from '../../../src/torch/index.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { amount } from '../../soak.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const circle: unknown[] = [1];
circle.push(circle);
const thrower = (): never => {
  throw new Error('called');
};

const written: readonly (readonly [what: string, value: unknown, text: string])[] = [
  ['a symbol', Symbol('s'), 'Symbol(s)'],
  ['a function whose name is a symbol', Object.defineProperty(() => 0, 'name', { value: Symbol('n') }), 'function'],
  ['a function whose name throws', Object.defineProperty(() => 0, 'name', { get: thrower }), 'function'],
  [
    'a class',
    class Cell {
      h = 1;
    },
    'class Cell',
  ],
  [
    'an instance',
    new (class Cell {
      h = 1;
      get x(): number {
        return thrower();
      }
    })(),
    'Cell { h: 1 }',
  ],
  [
    'an instance of nothing',
    new (class Cell {
      h(): number {
        return 1;
      }
    })(),
    'Cell',
  ],
  ['an instance of lists', new (class Steps extends Array {})(), '[]'],
  ['a view', new DataView(new ArrayBuffer(4)), 'DataView of 4 bytes'],
  ['a buffer', new ArrayBuffer(1), 'ArrayBuffer of 1 byte'],
  ['a typed array', new Float32Array([1, 0.5]), '[1, 0.5]'],
  ['large whole numbers', new BigInt64Array(2), '[0, 0]'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['no date', new Date(NaN), 'Invalid Date'],
  ['a pattern', /a+/g, '/a+/g'],
  ['a promise', Promise.resolve(3), 'Promise (write await before it to get its value)'],
  ['a boxed number', Object(5), 'Number 5'],
  ['a boxed text', Object('a'), "String 'a'"],
  ['a weak map', new WeakMap(), 'WeakMap'],
  [
    'a generator',
    (function* () {
      yield 1;
    })(),
    'Generator',
  ],
  ['an iterator', [1].values(), 'Array Iterator'],
  ['an object without prototype', Object.assign(Object.create(null) as object, { a: 1 }), '{ a: 1 }'],
  ['an error', new TypeError('bad'), 'TypeError: bad'],
  ['an error whose name is none', Object.assign(new Error('m'), { name: Symbol('x') }), 'Error: m'],
  ['an error whose message is none', Object.defineProperty(new Error('m'), 'message', { value: Object.create(null) }), 'Error'],
  [
    'an error of the browser',
    new DOMException('The text is not base64.', 'InvalidCharacterError'),
    'InvalidCharacterError: The text is not base64.',
  ],
  ['a large whole number', 12345678901234567890n, '12345678901234567890'],
  ['a very large one', 2n ** 100_000n, 'a very large bigint'],
  ['negative zero', [-0, 0], '[-0, 0]'],
  ['a hole', [1, , 3], '[1, empty, 3]'], // eslint-disable-line no-sparse-arrays -- what is printed
  ['holes', new Array(2 ** 32 - 1), '[empty × 1000, …]'],
  ['a circle', circle, '[1, [circular]]'],
  [
    'a map',
    new Map<unknown, unknown>([
      ['a', 1],
      [2, [3]],
    ]),
    "{'a' => 1, 2 => [3]}",
  ],
  ['a set', new Set([1, 'b']), "{1, 'b'}"],
  ['a set with a method of its own', Object.assign(new Set([1]), { [Symbol.iterator]: thrower }), '{1}'],
  ['a list with a method of its own', Object.assign([1, 2], { [Symbol.iterator]: thrower, map: thrower }), '[1, 2]'],
  [
    'getters',
    {
      get a(): number {
        return thrower();
      },
      b: 1,
    },
    '{ a: [getter], b: 1 }',
  ],
  [
    'what converts badly',
    {
      toString: thrower,
      valueOf: thrower,
      [Symbol.toPrimitive]: thrower,
      get [Symbol.toStringTag](): string {
        return thrower();
      },
    },
    '{ toString: function toString, valueOf: function valueOf }',
  ],
  ['a proxy that refuses', new Proxy({}, { ownKeys: thrower, getPrototypeOf: thrower, get: thrower }), 'a value that cannot be shown'],
  ['nothing', [undefined, null], '[undefined, null]'],
];

describe('print', () => {
  it('writes the arguments of a function as a list', () => {
    const read = new Function('return arguments') as (...parts: unknown[]) => unknown; // eslint-disable-line @typescript-eslint/no-implied-eval -- has arguments of its own
    expect(formatValue(read(1, 'a'))).toBe("[1, 'a']");
  });

  it.each(written)('writes %s', (_what, value, text) => {
    const expected = text.replace(
      'toString: function toString, valueOf: function valueOf',
      'toString: function thrower, valueOf: function thrower',
    );
    expect(formatValue(value)).toBe(expected);
  });

  it('writes a tensor that was changed by hand, also in a list', () => {
    const changed = tensor([1, 2, 3]);
    changed.shape[0] = -3;
    expect(formatValue([changed])).toBe('[tensor(its shape was changed by hand)]');
  });

  it('keeps what is long or deep short', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : Array.from({ length: 30 }, () => deep(levels - 1)));
    expect(formatValue(deep(4)).length).toBeLessThan(200_000);
    expect(formatValue(Array.from({ length: 5000 }, (_, i) => i))).toMatch(/, 999, …\]$/u);
    expect(formatValue(new Float64Array(5000))).toMatch(/, 0, …\]$/u);
    expect(formatValue(new Set(Array.from({ length: 5000 }, (_, i) => i)))).toMatch(/, 999, …\}$/u);
    expect(formatValue([['x'.repeat(1e6)]]).length).toBeLessThan(10_100);
    expect(formatValue(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${String(i)}`, i])))).toMatch(/k999: 999, … \}$/u);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withSparseArray: true,
          withTypedArray: true,
          withNullPrototype: true,
          withBoxedValues: true,
        }),
        value => {
          expect(typeof formatValue(value, [value])).toBe('string');
        },
      ),
      { seed: 3, numRuns: amount(200, 1_000) },
    );
  });
});
