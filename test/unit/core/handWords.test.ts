import { describe, expect, it } from 'vitest';
import type { XrayLayer } from '../../../src/core/run/xray.ts';
import { changeText, handText, missedMost, missedText, oneChangeText, withoutText } from '../../../webview/lab/xray/handWords.ts';

const floats = (...numbers: number[]): Float32Array => new Float32Array(numbers);

describe('what is held', () => {
  const layer: XrayLayer = {
    id: 0,
    text: 'GRU(1, 4)',
    line: 3,
    places: ['l0'],
    values: [{ name: 'update', meaning: 'keeps', canHold: true }],
    pass: { sequences: 2, steps: 1_200, hidden: 4, answers: null },
  };
  it.each([
    [0, 1_200, 'update of unit 2 is 0.5 at every step'],
    [0, 5_000, 'update of unit 2 is 0.5 at every step'],
    [1_099, 1_100, 'update of unit 2 is 0.5 at step 1,100'],
    [11, 1_200, 'update of unit 2 is 0.5 from step 12 on'],
    [0, 12, 'update of unit 2 is 0.5 at the steps 1 to 12'],
  ])('from step %i to %i is told in words', (from, to, said) => {
    expect(handText(layer, { value: 0, unit: 2, from, to, number: 0.5 })).toBe(said);
  });
});

describe('what becomes of the answers', () => {
  const right = Float32Array.from({ length: 10_000 }, (_, at) => at % 2);
  const wrong = (count: number): Float32Array => right.map((each, at) => (at < count ? 1 - each : each));
  it.each([
    [0, 0, '100 % → 100 %', 'No answer is another one.'],
    [0, 4_700, '100 % → 53 %', '4,700 of 10,000 answers are other ones.'],
    // Only what is all or nothing is told as that.
    [0, 1, '100 % → 99.99 %', '1 of 10,000 answers are other ones.'],
    [10_000, 9_999, '0 % → 0.01 %', '1 of 10,000 answers are other ones.'],
  ])('with %i and then %i wrong is told in shares', (before, after, shares, others) => {
    const text = changeText({ right, given: right }, { before: wrong(before), after: wrong(after) });
    expect(text).toContain(`(${shares}). ${others}`);
  });

  it('is an error where answers are numbers', () => {
    const held = { right: floats(0.5, -1.5), given: floats(0.5, -1.5) };
    expect(changeText(held, { before: floats(0.5, -1.5), after: floats(0.5, 0.5) })).toBe(
      'Mean squared error: 0 without your hand, 2 with it. 1 of 2 answers are other ones.',
    );
  });

  it('is an error, too, where numbers are whole by what is right alone', () => {
    const held = { right: floats(3, 5), given: floats(2.5, 5.5) };
    expect(changeText(held, { before: held.given, after: floats(1, 5) })).toContain(
      'Mean squared error: 0.25 without your hand, 2 with it.',
    );
  });

  it('is told of one sequence by itself', () => {
    const held = { right: floats(1, 0), given: floats(1, 1) };
    const change = { before: floats(1, 1), after: floats(1, 0) };
    expect(oneChangeText(held, change, 0)).toBe('Sequence 1: right is 1, the model says 1 as before ✓.');
    expect(oneChangeText(held, change, 1)).toBe('Sequence 2: right is 0, the model says 0 in place of 1 ✓.');
  });

  it('says which unit is missed most, and where none is', () => {
    const held = { right: floats(1, 0, 1), given: floats(1, 0, 1) };
    const tried = [
      { unit: 0, after: floats(1, 0, 1) },
      { unit: 1, after: floats(0, 0, 0) },
      { unit: 2, after: floats(0, 1, 1) },
      { unit: 3, after: floats(0, 1, 0) },
    ];
    const worst = missedMost(held, tried);
    expect(worst.map(({ unit }) => unit)).toEqual([3, 1, 2, 0]);
    expect(missedText(held, held.given, worst, 4)).toBe('Unit 3 is missed most. Without unit 3: 0 of 3 answers right (0 %).');
    expect(missedText(held, held.given, missedMost(held, tried.slice(0, 1)), 4)).toBe(
      'No unit is missed: without any one of them the answers are no worse. 1 of 4 units were tried.',
    );
    expect(missedText(held, held.given, [], 4)).toBe('No unit was tried.');
    const numbers = { right: floats(0.5), given: floats(0.5) };
    expect(withoutText(numbers, { unit: 1, after: floats(0) })).toBe('Without unit 1: mean squared error 0.25');
  });
});
