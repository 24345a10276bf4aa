import { describe, expect, it } from 'vitest';
import { boundedText as cutChecked } from '../../../src/core/checked/checkParts.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { cutText, oneLine, startOf, withEllipsis } from '../../../src/core/words/cutText.ts';

describe('texts that are cut', () => {
  it.each([
    ['short', 5, 'short'],
    ['too long', 5, 'too…'],
    ['longest', 5, 'long…'],
    ['abc😀def', 5, 'abc…'],
    ['abc😀def', 6, 'abc😀…'],
    ['half \ud83d', 7, 'half \ud83d'],
    ['abc…def', 5, 'abc…'],
  ])('%j to %i', (text, length, expected) => {
    expect(cutText(text, length)).toBe(expected);
    expect(cutChecked(text, length)).toBe(expected);
  });

  it('say that there is more where they are only a beginning', () => {
    expect(withEllipsis('abc', 8)).toBe('abc…');
  });

  it('begin with whole characters', () => {
    expect([startOf('abc😀def', 4), startOf('abc😀def', 5), startOf('ab', 5)]).toEqual(['abc', 'abc😀', 'ab']);
    // Wherever they are cut: in a list that is printed, in a sentence of an answer that is quoted.
    const long = 'a' + '😀'.repeat(6_000);
    expect(formatValue([[long]])).not.toMatch(/\p{Surrogate}/u);
  });

  it('stand on one line', () => {
    expect(oneLine(' a\r\n b\t\u2028c ')).toBe('a b c');
  });
});
