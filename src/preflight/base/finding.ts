/** Something that is wrong with a lesson, for its author. */
export interface Finding {
  /** Path in the lesson's folder, or from it to a lesson beside it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** One sentence or two. */
  readonly message: string;
}

/** Where in a text an offset is. */
export function positionAt(text: string, offset: number): Pick<Finding, 'line' | 'column'> {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** In the order of files and lines, and each once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map(one => [`${one.file}:${String(one.line)}:${String(one.column)}: ${one.message}`, one]));
  return [...byText.values()].sort(
    (one, other) =>
      compare(one.file, other.file) || one.line - other.line || one.column - other.column || compare(one.message, other.message),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
