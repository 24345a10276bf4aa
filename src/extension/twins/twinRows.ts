import { matchLines } from './matchLines.ts';

/** A twin written so that what says the same stands in the same row as in the lab. Lines and rows count from 0. */
export interface TwinRows {
  /** The twin's lines, with blank ones between them where the lab has more. */
  readonly text: string;
  /** The twin's row that says what a line of the lab says; the nearest before it where none does. */
  readonly rowOf: (labLine: number) => number;
  /** The other way. */
  readonly lineOf: (row: number) => number;
}

/**
 * A lab cannot be given blank lines, since it is the learner's: where the twin has more lines, it goes on below, until
 * the lab has lines that the twin lacks.
 */
export function twinRows(twin: string, lab: string): TwinRows {
  const theirs = linesOf(twin).filter(line => line.trim() !== '');
  const ours = linesOf(lab);
  const rows: string[] = [];
  /** The lines of the lab that have one, by row, and the other way. */
  const [lines, places] = [new Map<number, number>(), new Map<number, number>()];
  matchLines(theirs, ours).forEach((line, i) => {
    while (line !== null && rows.length < line) rows.push('');
    if (line !== null) {
      lines.set(rows.length, line);
      places.set(line, rows.length);
    }
    rows.push(theirs[i] ?? '');
  });
  // Both can be scrolled equally far.
  while (rows.length < ours.length) rows.push('');
  const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';
  return {
    text: rows.join('\n'),
    rowOf: line => places.get(line) ?? (isBlank(rows[line]) ? line : before(places, line)),
    lineOf: row => lines.get(row) ?? (isBlank(rows[row]) && row < ours.length ? row : before(lines, row)),
  };
}

/** Where the nearest before that has a place stands; the first where there is none. */
function before(places: ReadonlyMap<number, number>, from: number): number {
  for (let line = from; line >= 0; line--) {
    const place = places.get(line);
    if (place !== undefined) return place;
  }
  return 0;
}

function linesOf(text: string): string[] {
  return text.trimEnd().split(/\r?\n/u);
}
