/** One replaced stretch of text: 0-based lines, columns in UTF-16 units, as editors report it. */
export interface TextChange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** Where a line of the text that ran stands now. `isOld`: it has been edited since. Lines are 1-based. */
export interface MappedLine {
  readonly line: number;
  readonly isOld: boolean;
}

export const lineBreak = /\r\n|\r|\n/;

/** What an original line has become: columns `from .. to` of a line of the text as it is now (0-based). */
interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Follows the lines of a text through edits. Each original line is where it was, moved, or gone: it never turns up
 * on another line, also where lines were joined and split again. A line that reads again as it did (after an undo) is
 * no longer old.
 */
export class LineMapper {
  private readonly original: readonly string[];
  private readonly lines: string[];
  /** For each original line; null once nothing of it is left. */
  private readonly spans: (Span | null)[];

  /** `text` must be the exact text the values belong to; apply every later change, in order. */
  constructor(text: string) {
    this.original = text.split(lineBreak);
    this.lines = [...this.original];
    this.spans = this.original.map((content, line) => ({ line, from: 0, to: content.length }));
  }

  /** Lines of the text as it is now; when a document says otherwise, a change was missed. */
  get lineCount(): number {
    return this.lines.length;
  }

  /** The 1-based `line` of the text as it is now. */
  textAt(line: number): string | undefined {
    return this.lines[line - 1];
  }

  /** Where the 1-based `line` of the original text is now; null where nothing of it is left. */
  locate(line: number): MappedLine | null {
    const span = this.spans[line - 1];
    if (!span) return null;
    const text = this.lines[span.line] ?? '';
    const isWhole = text === this.original[line - 1] && !hasText(text.slice(0, span.from)) && !hasText(text.slice(span.to));
    return { line: span.line + 1, isOld: !isWhole };
  }

  apply(changes: readonly TextChange[]): void {
    for (const change of changes) this.applyOne(this.withoutEqualEnds(change));
  }

  private applyOne(change: TextChange): void {
    const inserted = change.text.split(lineBreak);
    for (const [index, span] of this.spans.entries()) {
      if (span && span.line >= change.startLine) this.spans[index] = this.moved(span, change, inserted);
    }
    const head = (this.lines[change.startLine] ?? '').slice(0, change.startColumn);
    const tail = (this.lines[change.endLine] ?? '').slice(change.endColumn);
    inserted[0] = head + (inserted[0] ?? '');
    inserted.push((inserted.pop() ?? '') + tail);
    this.lines.splice(change.startLine, change.endLine - change.startLine + 1, ...inserted);
  }

  /** `span` after `change`, before the lines themselves are changed. Text typed at a span's edge becomes part of it. */
  private moved(span: Span, change: TextChange, inserted: readonly string[]): Span | null {
    const { startLine, startColumn, endLine, endColumn } = change;
    const lastLine = startLine + inserted.length - 1;
    if (span.line > endLine) return { ...span, line: span.line + lastLine - endLine };

    const text = this.lines[span.line] ?? '';
    const first = inserted[0]?.length ?? 0;
    const last = inserted.at(-1)?.length ?? 0;
    const shift = last - endColumn + (inserted.length === 1 ? startColumn : 0);
    const isBefore = span.line === startLine && hasText(text.slice(span.from, Math.min(span.to, startColumn)));
    const isBehind = span.line === endLine && hasText(text.slice(Math.max(span.from, endColumn), span.to));

    if (isBefore) {
      if (span.to < startColumn) return span;
      if (isBehind && inserted.length === 1) return { ...span, to: span.to + shift };
      return { ...span, to: startColumn + first };
    }
    if (!isBehind) return null;
    const from = span.from > endColumn ? span.from + shift : endColumn + shift - last;
    return { line: lastLine, from, to: span.to + shift };
  }

  /** A replacement that repeats what it replaces (formatters, reloads from disk) touches only what differs. */
  private withoutEqualEnds(change: TextChange): TextChange {
    const removed = this.lines.slice(change.startLine, change.endLine + 1);
    removed[removed.length - 1] = removed.at(-1)?.slice(0, change.endColumn) ?? '';
    removed[0] = removed[0]?.slice(change.startColumn) ?? '';
    const before = removed.join('\n');
    const after = change.text.split(lineBreak).join('\n');

    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start++;
    let end = 0;
    while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    if (start === 0 && end === 0) return change;

    const [startLine, startColumn] = advance(change, before.slice(0, start));
    const [endLine, endColumn] = advance(change, before.slice(0, before.length - end));
    return { startLine, startColumn, endLine, endColumn, text: after.slice(start, after.length - end) };
  }
}

/** The place behind `passed`, which begins where `change` begins. */
function advance(change: TextChange, passed: string): [line: number, column: number] {
  const lines = passed.split('\n');
  const last = lines.at(-1) ?? '';
  return [change.startLine + lines.length - 1, lines.length === 1 ? change.startColumn + last.length : last.length];
}

function hasText(part: string): boolean {
  return part.trim() !== '';
}
