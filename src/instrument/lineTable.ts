import type { Position } from '../core/run.ts';

/**
 * Offsets to lines and back, both 1-based. `editor` counts lines as VS Code does (CRLF, LF and lone CR end a line);
 * `engine` as JavaScript engines do in stack traces, where U+2028 and U+2029 end a line too.
 */
export class LineTable {
  private readonly starts: number[] = [0];

  constructor(text: string, rule: 'editor' | 'engine') {
    const lineEnd = rule === 'editor' ? /\r\n|\r|\n/gu : /\r\n|[\r\n\u2028\u2029]/gu;
    for (const match of text.matchAll(lineEnd)) this.starts.push(match.index + match[0].length);
  }

  get count(): number {
    return this.starts.length;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.starts[line - 1] ?? 0) + 1 };
  }

  /** Null where there is no such line. */
  offsetAt(position: Position): number | null {
    const start = this.starts[position.line - 1];
    return start === undefined ? null : start + position.column - 1;
  }
}
