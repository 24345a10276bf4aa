import { describe, expect, it } from 'vitest';
import { lineColumns, textColumns, wrappedColumns } from '../../../src/core/words/textColumns.ts';

describe('columns of a text', () => {
  it.each([
    ['0.7311 ███████░░░ keeps most', 28],
    ['[4, 6, 16] batch × time · ◆ …', 29],
    ['忘記', 4],
    ['🙂', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%s', (text, columns) => {
    expect(textColumns(text)).toBe(columns);
  });

  it('count a tab as far as it reaches', () => {
    expect(lineColumns('\tx', 4)).toBe(5);
    expect(lineColumns('ab\tx', 4)).toBe(5);
    expect(lineColumns('abcd\tx', 4)).toBe(9);
  });
});

describe('where a wrapped line ends', () => {
  it.each([
    ['const x = 1;', 40, 12],
    ['const x = one + two;', 10, 10],
    ['  const x = one + two;', 12, 12],
    [`const x = '${'a'.repeat(30)}';`, 20, 13],
  ])('%s at %d', (line, width, column) => {
    expect(wrappedColumns(line, 2, width)).toBe(column);
  });
});
