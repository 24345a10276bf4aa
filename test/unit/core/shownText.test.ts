import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable, shown, shownWithoutAddresses, withIcon } from '../../../src/core/words/shownText.ts';
import { hostileText, hostileTexts, powersOf } from './hostileText.ts';

describe('text that is shown', () => {
  it.each(hostileTexts)('takes the power of %j', text => {
    // Else it would not show that anything was taken.
    expect(powersOf(text)).not.toEqual([]);
    expect(powersOf(shown(text))).toEqual([]);
  });

  it('has no power, whatever it is made of, and may go through again', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const once = shown(text);
        expect(powersOf(once)).toEqual([]);
        expect(shown(once)).toBe(once);
        expect(powersOf(shown(`Line 3: ${once}(${once})`))).toEqual([]);
        expect(powersOf(withIcon('check', text).replace(/^\$\(check\) /, ''))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays as it is where it has no power', () => {
    const texts = [
      'Line 3: x[0] is 0.7311 ███████░░░ keeps most (was $0.5) — [4, 6, 16] batch × time × hidden',
      'fns[0] is not a function; price $5 ($6)\n\tnext line',
      'Größe, מידה, שלום 3, الحجم, 大きさ, किताब, เก้าอี้, é',
      '❤️ 👩‍💻 👍🏽 🏳️‍🌈',
    ];
    for (const text of texts) expect(shown(text)).toBe(text);
  });

  it('reads well where something was taken', () => {
    const text = '[Show what is wrong](command:gatescope.showLog) see [here](https://example.invalid/x) $(sync~spin)';
    expect(shown(text)).toBe('[Show what is wrong] (command:gatescope.showLog) see [here] (https://example.invalid/x) $ (sync~spin)');
    expect(shown('a\u202eb\u001b[31m\r\nc\rd')).toBe('a[U+202E]b[U+001B][31m\nc\nd');
    // What names a hidden character is not half of a link either.
    expect(shown('\u202e(command:x)')).toBe('[U+202E] (command:x)');
    expect(shown(`e${'\u0301'.repeat(300)}`)).toBe(`e${'\u0301'.repeat(8)}…`);
    expect(shown('\ud800 lone \udfff')).toBe('\ufffd lone \ufffd');
  });

  it('is read as it was written on our own pages, but hides and turns nothing', () => {
    const plain = 'see [here](https://example.invalid/x) f[0](x) $(sync~spin) $5 Größe שלום ❤️ 👩‍💻\n\tnext';
    expect(readable(plain)).toBe(plain);
    expect(readable('Line 3: \u202e[x](y)\u001b[31m\r\n\u2028$(z)\ud800')).toBe('Line 3: [U+202E][x](y)[U+001B][31m\n[U+2028]$(z)\ufffd');
    fc.assert(
      fc.property(hostileText, text => {
        expect(powersOf(readable(text)).filter(power => power !== 'link' && power !== 'icon')).toEqual([]);
        expect(readable(readable(text))).toBe(readable(text));
      }),
      { numRuns: 500 },
    );
  });

  it('has no address where each would be a link', () => {
    expect(shownWithoutAddresses('see https://example.invalid/x, file:///etc/x')).toBe('see https:// example.invalid/x, file:// /etc/x');
    expect(shownWithoutAddresses(shownWithoutAddresses('https://x'))).toBe('https:// x');
  });
});
