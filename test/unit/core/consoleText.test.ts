import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLines,
  blocksFrom,
  emptyConsole,
  floodOf,
  gapNotice,
  leadingLines,
  type ConsoleText,
} from '../../../src/core/words/consoleText.ts';

const numbered = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `line ${String(from + i)}`);
const add = (text: ConsoleText, from: number, count: number, total = from + count): ConsoleText =>
  addLines(text, { from, lines: numbered(from, count) }, total);

describe('addLines', () => {
  it('joins what follows', () => {
    const text = add(add(emptyConsole, 0, 2), 2, 3);
    expect(text).toEqual({ blocks: [{ from: 0, lines: numbered(0, 5) }], total: 5 });
  });

  it('lets what comes later win', () => {
    const text = addLines(add(emptyConsole, 0, 4), { from: 1, lines: ['b', 'c'] }, 4);
    expect(leadingLines(text)).toEqual(['line 0', 'b', 'c', 'line 3']);
  });

  it('keeps the first 1,000 and the last 20,000 of a million lines', () => {
    let text = emptyConsole;
    for (let from = 0; from < 1_000_000; from += 10_000) text = add(text, from, 10_000);
    expect(text.blocks.map(block => [block.from, block.lines.length])).toEqual([
      [0, 1_000],
      [980_000, 20_000],
    ]);
    expect(text.blocks[1]?.lines.at(-1)).toBe('line 999999');
    expect(gapNotice(text)).toBe('Kept 1,000 first and 20,000 last of 1,000,000 lines.');
    expect(floodOf(text)).toEqual({ first: 1_000, last: 20_000, total: 1_000_000 });
  });

  it('says nothing where nothing is gone', () => {
    expect(gapNotice(add(emptyConsole, 0, 21_000))).toBeNull();
  });

  it('counts lines that never came', () => {
    const text = add(add(emptyConsole, 0, 10), 500, 10, 5_000);
    expect(gapNotice(text)).toBe('Kept 10 first and 10 last of 5,000 lines.');
  });

  it('holds no more than some 4 million characters after the first lines', () => {
    let text = emptyConsole;
    for (let from = 0; from < 8_000; from += 500) {
      text = addLines(text, { from, lines: Array.from({ length: 500 }, () => 'x'.repeat(2_000)) }, from + 500);
    }
    const characters = text.blocks.reduce((sum, block) => sum + block.lines.join('').length, 0);
    expect(characters).toBeLessThanOrEqual(4 * 1024 * 1024 + 1_000 * 2_000);
    expect(leadingLines(text)).toHaveLength(1_000);
    expect(text.blocks.at(-1)?.from).toBeGreaterThan(1_000);
    expect(text.total).toBe(8_000);
  });

  it('keeps blocks sorted, apart and inside the total, whatever comes', () => {
    const anyBlock = fc.record({ from: fc.nat(50_000), lines: fc.array(fc.string(), { maxLength: 60 }), total: fc.nat(60_000) });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 60 }), blocks => {
        const text = blocks.reduce((so, { total, ...block }) => addLines(so, block, total), emptyConsole);
        let end = -1;
        for (const block of text.blocks) {
          expect(block.lines.length).toBeGreaterThan(0);
          expect(block.from).toBeGreaterThan(end);
          end = block.from + block.lines.length;
        }
        expect(end).toBeLessThanOrEqual(text.total);
      }),
    );
  });
});

it('cuts blocks at a line', () => {
  const text = add(add(emptyConsole, 0, 3), 10, 2);
  expect(blocksFrom(text, 2)).toEqual([
    { from: 2, lines: ['line 2'] },
    { from: 10, lines: ['line 10', 'line 11'] },
  ]);
});
