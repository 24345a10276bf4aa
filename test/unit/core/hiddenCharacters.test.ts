import { describe, expect, it } from 'vitest';
import { findHidden, showHidden } from '../../../src/core/words/hiddenCharacters.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** What has been used to hide code or to turn its order round. */
const lists: Readonly<Record<string, readonly number[]>> = {
  'direction marks': [...range(0x202a, 0x202e), ...range(0x2066, 0x2069), 0x200e, 0x200f, 0x061c],
  'zero width': [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e, 0x00ad, 0x034f],
  'invisible operators': range(0x2061, 0x2065),
  'variation selectors': [...range(0xfe00, 0xfe0f), ...range(0xe0100, 0xe01ef), ...range(0x180b, 0x180d)],
  tags: range(0xe0000, 0xe007f),
  fillers: [0x115f, 0x1160, 0x3164, 0xffa0, 0x2800, 0x17b4, 0x17b5],
  controls: [...range(0x00, 0x08), 0x0b, 0x0c, ...range(0x0e, 0x1f), ...range(0x7f, 0x9f)],
  separators: [0x2028, 0x2029],
  'private characters': [0xe000, 0xeb20, 0xf8ff, 0xf0000, 0xffffd, 0x100000, 0x10fffd],
  'controls of old scripts': [...range(0x13430, 0x1345f), ...range(0x1bca0, 0x1bca3)],
};

describe('hidden characters', () => {
  it.each(Object.entries(lists))('%s are found and shown by number, each of them', (_name, codes) => {
    for (const code of codes) {
      const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const text = `one\ntwo\nx${String.fromCodePoint(code)}y`;
      expect(findHidden(text)).toEqual({ line: 3, name: hex });
      expect(showHidden(text)).toBe(`one\ntwo\nx[${hex}]y`);
    }
  });

  it('are none in what people write', () => {
    const text = "const ça = 'naïve' + `日本語 עברית العربية 😀 — “quotes” … ² ≤ × σ`;\r\n\tif (x) {}\n";
    expect(findHidden(text)).toBeNull();
    expect(showHidden(text)).toBe(text);
  });

  it('are not the mark at the start of a file', () => {
    expect(findHidden('\ufeffconst a = 1;')).toBeNull();
    expect(findHidden('\ufeffa\r\nb\u200b')).toEqual({ line: 2, name: 'U+200B' });
  });
});
