import { lastAtMost, lineStartsOf, positionIn, type LineStarts } from '../../core/source/lineStarts.ts';
import type { Position } from '../../core/run/position.ts';

/** Offsets to lines and columns, both 1-based, counted as `lineStartsOf` says. */
export class LineTable {
  readonly starts: LineStarts;

  constructor(text: string, rule: 'editor' | 'engine') {
    this.starts = lineStartsOf(text, rule);
  }

  get count(): number {
    return this.starts.length;
  }

  lineAt(offset: number): number {
    return lastAtMost(this.starts, offset) + 1;
  }

  positionAt(offset: number): Position {
    return positionIn(this.starts, offset);
  }
}
