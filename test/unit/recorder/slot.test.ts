import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWire } from '../../../src/core/run/value.ts';
import { KeyLists } from '../../../src/recorder/base/keyLists.ts';
import { ModuleReader } from '../../../src/recorder/values/moduleReader.ts';
import { Slot } from '../../../src/recorder/probes/slot.ts';
import { plainHooks } from '../instrument/runProgram.ts';

const seed = 643;

function newSlot(): Slot {
  return new Slot(
    0,
    { hooks: plainHooks, isProxy: () => false, keys: new KeyLists(), modules: new ModuleReader(plainHooks) },
    () => undefined,
  );
}

const number = fc.oneof(fc.double(), fc.integer({ min: -9, max: 9 }), fc.constantFrom(NaN, Infinity, -Infinity, -0));

describe('a probe', () => {
  it('reports exactly the numbers it saw, whatever came between them', () => {
    const value = fc.oneof({ weight: 8, arbitrary: number }, { weight: 1, arbitrary: fc.constantFrom('text', null, 7n) });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 700, size: 'max' }), values => {
        const slot = newSlot();
        for (const each of values) expect(slot.v(each)).toBe(each);
        const numbers = values.filter(each => typeof each === 'number');
        const real = numbers.filter(each => !Number.isNaN(each));
        const stat = (of: () => number): unknown => toWire(real.length > 0 ? of() : NaN);
        const { count, series, value: last } = slot.read(Infinity, 'last');
        expect(count).toBe(values.length);
        const newest = values.at(-1);
        if (typeof newest === 'number') expect(last).toMatchObject({ kind: 'number', value: toWire(newest) });
        else expect(last).toMatchObject({ kind: newest === 'text' ? 'text' : 'other' });
        if (numbers.length < 2) expect(series).toBeUndefined();
        else {
          expect(series).toMatchObject({
            nanCount: numbers.length - real.length,
            min: stat(() => real.reduce((a, b) => (b < a ? b : a))),
            max: stat(() => real.reduce((a, b) => (b > a ? b : a))),
            mean: stat(() => real.reduce((a, b) => a + b, 0) / real.length),
          });
          for (const [index, step] of (series?.steps ?? []).entries())
            if (step < count) expect(series?.values[index]).toEqual(toWire(values[step - 1] as number));
        }
      }),
      { seed },
    );
  });

  it('notes many turns of a loop as it would each of them', () => {
    const turns = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(number, fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.1, -2.5, 2 ** 50)), turns, (first, step, counts) => {
        const [many, each] = [newSlot(), newSlot()];
        let [next, value] = [first, first];
        for (const count of counts) {
          next = many.steps(next, step, count);
          for (let turn = 0; turn < count; turn++, value += step) each.v(value);
        }
        expect(next).toBe(value);
        expect(many.read(Infinity, 'last')).toEqual(each.read(Infinity, 'last'));
      }),
      { seed },
    );
  });

  it('keeps every text where it gave texts alone, up to 64 of them, each cut', () => {
    const texts = (values: readonly unknown[], isLast = true): readonly string[] | undefined => {
      const slot = newSlot();
      for (const value of values) slot.v(value);
      return slot.read(64, isLast ? 'last' : 'running').texts;
    };
    expect(texts(['RNN', 'GRU', 'a'.repeat(50)])).toEqual(['RNN', 'GRU', `${'a'.repeat(39)}…`]);
    const many = Array.from({ length: 64 }, (_, index) => String(index));
    expect(texts(many)).toEqual(many);
    expect(texts([...many, 'one more'])).toBeUndefined();
    expect(texts(['a', 1, 'b'])).toBeUndefined();
    expect(texts(['a'])).toBeUndefined();
    expect(texts(['a', 'b'], false)).toBeUndefined();
  });
});
