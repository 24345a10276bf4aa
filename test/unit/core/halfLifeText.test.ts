import { describe, expect, it } from 'vitest';
import { gateMeanings } from '../../../src/core/run/gateMeaning.ts';
import type { TensorSummary } from '../../../src/core/run/value.ts';
import {
  halfLife,
  halfLifeForm,
  halfLifeText,
  tensorHalfLifeText,
  unitHalfLife,
  unitsText,
} from '../../../src/core/words/inline/halfLifeText.ts';

describe('how long a gate keeps half of its memory', () => {
  it.each([
    [0.5, 1],
    [0.25, 0.5],
    [0.7310585786300049, 2.2127],
    [0.926, 9.016],
    [0.976, 28.533],
    [0.988, 57.415],
  ])('%d: %d steps', (gate, steps) => {
    expect(halfLife(gate)).toBeCloseTo(steps, 3);
    expect(gate ** halfLife(gate)).toBeCloseTo(0.5, 12);
  });

  it('is none for a gate that is shut, and without end for one that is open', () => {
    expect([halfLife(0), halfLife(-0.1), halfLife(1), halfLife(1.1)]).toEqual([0, 0, Infinity, Infinity]);
  });

  it.each([
    [0.73105858, '½ in 2.2', '0.7311 keeps half for 2.2 steps; after 9 steps 6 % is left'],
    [0.5, '½ in 1', '0.5 keeps half for 1 step; after 9 steps 0.2 % is left'],
    [0.926, '½ in 9', '0.926 keeps half for 9 steps; after 9 steps 50 % is left'],
    [0.98, '½ in 34', '0.98 keeps half for 34 steps; after 9 steps 83 % is left'],
    [0.9999, '½ in 6,931', '0.9999 keeps half for 6,931 steps; after 9 steps more than 99.9 % is left'],
    [0.999999, '½ in 693,147', '1.0000 keeps half for 693,147 steps; after 9 steps more than 99.9 % is left'],
    [0.01, '½ in 0.2', '0.01 keeps half for 0.2 steps; after 9 steps less than 0.1 % is left'],
    [0.0002, null, '0.0002 keeps half for 0.1 steps; after 9 steps less than 0.1 % is left'],
    [0, null, '0 keeps nothing of what was there a step before'],
    [1, null, '1 keeps all of it, however many steps follow'],
    [NaN, null, null],
  ])('%d: %s', (gate, form, text) => {
    expect(halfLifeForm('keeps', gate)).toBe(form);
    expect(halfLifeText('keeps', gate)).toBe(text);
  });

  it('counts the steps that there are, where they are known', () => {
    expect(halfLifeText('keeps', 0.9, 19)).toBe('0.9 keeps half for 6.6 steps; after 19 steps 14 % is left');
    expect(halfLifeText('keeps', 0.9, 1)).toBe('0.9 keeps half for 6.6 steps; after 1 step 90 % is left');
  });

  it.each([
    [[4, 6, 16], ['batch', 'time', 'hidden'], 'after 5 steps'],
    [[6, 4, 16], ['time', 'batch', 'hidden'], 'after 5 steps'],
    [[4, 2, 16], ['batch', 'time', 'hidden'], 'after 1 step '],
    // A single step is passed by nothing that was written before, and tells as little as an axis that is not known.
    [[4, 1, 16], ['batch', 'time', 'hidden'], 'after 9 steps'],
    [[4, 16], ['batch', 'hidden'], 'after 9 steps'],
    [[4, 6, 16], null, 'after 9 steps'],
  ])('of a tensor %j with the axes %j: %s', (shape, axes, after) => {
    const stats = { min: 0.1, max: 0.99, mean: 0.9 };
    const tensor: TensorSummary = {
      ...{ kind: 'tensor', shape, axes, dtype: 'float32', isGate: true, isDisposed: false },
      ...{ stats, nanCount: 0, infinityCount: 0, head: [] },
    };
    expect(tensorHalfLifeText('keeps', tensor)).toContain(after);
    expect(tensorHalfLifeText('writes', tensor)).toBeNull();
  });

  it('of a gate that takes the new is told of what it leaves of the old, and not beside the line', () => {
    expect(halfLifeText('takes', 0.69)).toBe('1 - 0.69 = 0.3100 keeps half for 0.6 steps; after 9 steps less than 0.1 % is left');
    expect(halfLifeForm('takes', 0.69)).toBeNull();
  });

  it('is told of no other gate', () => {
    const others = [...gateMeanings.filter(meaning => meaning !== 'keeps' && meaning !== 'takes'), null];
    expect(others.map(meaning => [halfLifeForm(meaning, 0.5), halfLifeText(meaning, 0.5)])).toEqual(others.map(() => [null, null]));
  });

  it.each([
    ['keeps' as const, [0.5, 0.98, 0.9], 'unit 1 keeps longest: ½ in 34 (0.98 on average); unit 0 shortest: ½ in 1 (0.5)'],
    ['takes' as const, [0.5, 0.98], 'unit 0 keeps longest: ½ in 1 (0.5 on average); unit 1 shortest: ½ in 0.2 (0.0200)'],
    ['keeps' as const, [1, 0.9], 'unit 0 keeps longest: all of it (1 on average); unit 1 shortest: ½ in 6.6 (0.9)'],
    ['keeps' as const, [0, 0.9], 'unit 1 keeps longest: ½ in 6.6 (0.9 on average); unit 0 shortest: nothing (0)'],
    ['keeps' as const, [0.5, 0.5], 'all 2 units keep alike'],
    ['keeps' as const, [0.5], null],
    ['keeps' as const, [], null],
    ['shows' as const, [0.5, 0.98], null],
  ])('%s, of units %j', (meaning, units, text) => {
    expect(unitsText(meaning, units)).toBe(text);
  });

  it.each([
    ['keeps', 0.73105858, '½ in 2.2'],
    ['takes', 0.02, '½ in 34'],
    ['keeps', 1, 'all of it'],
    ['takes', 1, 'nothing'],
    ['keeps', NaN, null],
    ['shows', 0.5, null],
    [null, 0.5, null],
  ] as const)('of one unit that %s %d: %s', (meaning, mean, text) => {
    expect(unitHalfLife(meaning, mean)).toBe(text);
  });
});
