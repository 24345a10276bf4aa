import { describe, expect, it } from 'vitest';
import { boundedText as cutChecked } from '../../../src/core/checked/checkParts.ts';
import { cutText, oneLine, withEllipsis } from '../../../src/core/words/cutText.ts';

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

  it('stand on one line', () => {
    expect(oneLine(' a\r\n b\t\u2028c ')).toBe('a b c');
  });
});
