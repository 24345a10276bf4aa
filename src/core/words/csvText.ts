/** A number, what stands for one that JSON has not, or a text; null where there is nothing. */
export type CsvCell = number | string | null;

/**
 * A table as CSV after RFC 4180. Numbers have all their digits and a point, whatever the language; a text that a
 * spreadsheet would compute has an apostrophe before it.
 */
export function csvText(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [heads, ...rows].map(cells => `${cells.map(cellText).join(',')}\r\n`).join('');
}

/** Blanks before the sign are skipped by some spreadsheets, and wide letters are read as the plain ones. */
const computed = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || isNoNumber(cell)) return String(cell);
  const harmless = computed.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What stands for numbers that JSON has not. */
function isNoNumber(cell: string): boolean {
  return cell === 'NaN' || cell === 'Infinity' || cell === '-Infinity' || cell === '-0';
}
