import type { LabProblem } from '../../core/run/compiledLab.ts';
import type { LineTable } from './lineTable.ts';

/** One file of a lab, as the learner knows it. */
export interface LabSource {
  /** 0 for the lab itself. */
  readonly index: number;
  readonly name: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Lines as VS Code counts them. */
  readonly lines: LineTable;
}

/** `sentence` begins in lower case or with a quoted name: the line is put before it. */
export function problemAt(source: LabSource, start: number, end: number, sentence: string): LabProblem {
  const from = source.lines.positionAt(start);
  const to = source.lines.positionAt(Math.max(start, end));
  const place = source.index === 0 ? `Line ${String(from.line)}` : `${source.name}, line ${String(from.line)}`;
  return {
    message: `${place}: ${sentence}`,
    file: source.index,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
