import { describe, expect, it } from 'vitest';
import { editorColumns, type EditorLook } from '../../../src/extension/values/editorColumns.ts';
import { groupWidths } from '../../../src/extension/values/groupWidths.ts';

const usual: EditorLook = {
  fontSize: 14,
  letterSpacing: 0,
  lineHeight: 0,
  hasLineNumbers: true,
  hasGlyphMargin: true,
  hasFolding: true,
  decorationsWidth: 10,
  scrollbarWidth: 14,
  minimapColumns: 120,
  minimapScale: 1,
};
const columns = (width: number, look: Partial<EditorLook> = {}): number => editorColumns(width, 80, { ...usual, ...look });

describe('columns that can be seen in an editor', () => {
  // Measured in VS Code 1.139.1 and 1.100.3 with a font 0.602 wide: how far the code reaches left of the minimap.
  it.each([
    [1222, 14, 1018 / 8.43],
    [1222, 8, 1037 / 4.82],
    [1222, 20, 1026 / 12.04],
    [1222, 30, 1023 / 18.06],
    [1232, 14, 1028 / 8.43],
  ])('%d pixels wide, at font size %d, are no more than there are, and not much less', (width, fontSize, measured) => {
    const found = columns(width, { fontSize });
    expect(found).toBeLessThanOrEqual(measured);
    expect(found).toBeGreaterThan(measured * 0.94);
  });

  it('are more without minimap, numbers and margins, and fewer with wide letters', () => {
    const plain = columns(900);
    const more: Partial<EditorLook>[] = [
      { minimapColumns: 0 },
      { hasLineNumbers: false },
      { hasGlyphMargin: false },
      { hasFolding: false },
    ];
    for (const look of more) expect(columns(900, look)).toBeGreaterThan(plain);
    expect(columns(900, { letterSpacing: 2 })).toBeLessThan(plain);
    expect(columns(900, { lineHeight: 40 })).toBeLessThan(plain);
    expect(columns(900, { lineHeight: 1.5 })).toBe(plain);
    expect(columns(20)).toBe(0);
  });
});

describe('widths of groups of editors', () => {
  it('are their sizes where they stand side by side', () => {
    expect(groupWidths({ orientation: 0, groups: [{ size: 916 }, { size: 616 }] })).toEqual([916, 616]);
  });

  it('are those of the column a group stands in, and of its own in a row inside of it', () => {
    const column = { size: 700, groups: [{ size: 300 }, { size: 400, groups: [{ size: 250 }, { size: 450 }] }] };
    expect(groupWidths({ orientation: 0, groups: [{ size: 500 }, column] })).toEqual([500, 700, 250, 450]);
  });

  it('are not known in a column of groups alone, and are where a row is among them', () => {
    expect(groupWidths({ orientation: 1, groups: [{ size: 300 }, { size: 400 }] })).toEqual([null, null]);
    const row = { size: 400, groups: [{ size: 250 }, { size: 450 }] };
    expect(groupWidths({ orientation: 1, groups: [{ size: 300 }, row] })).toEqual([700, 250, 450]);
  });

  it.each([[undefined], [null], ['wide'], [{}], [{ orientation: 0, groups: [null, 7] }]])('are not told by %j', layout => {
    expect(groupWidths(layout)).toEqual([]);
  });
});
