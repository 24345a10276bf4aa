import { lastAtMost, positionIn, type LineStarts } from './lineStarts.ts';
import type { Position } from '../run/position.ts';

/** A place in the learner's text. */
export interface OriginalPosition extends Position {
  /** Index into `CompiledLab.files`. */
  readonly file: number;
}

/** Leads from `CompiledLab.code` back to the learner's text. Plain data: the compiler runs in another thread. */
export interface LabMap {
  /** Lines of the code, as engines count them. */
  readonly lines: LineStarts;
  readonly parts: readonly LabMapPart[];
}

/** Where one file's text stands in the code. */
export interface LabMapPart {
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** What stands before it, by where it starts in the code, and the offset in the learner's text it speaks of. */
  readonly header: readonly { readonly start: number; readonly origin: number }[];
  /** Where something was inserted in the learner's text, in ascending order, and how much was inserted up to there. */
  readonly inserted: { readonly at: Uint32Array; readonly total: Uint32Array };
  /** Lines of the learner's text. */
  readonly lines: LineStarts;
}

/**
 * The learner's place for one of `CompiledLab.code` (as stack traces count); null where it is none of the learner's.
 */
export function originalPlace({ lines, parts }: LabMap, position: Position): OriginalPosition | null {
  const lineStart = lines[position.line - 1];
  if (lineStart === undefined) return null;
  const offset = lineStart + position.column - 1;
  for (const part of parts) {
    const first = part.header[0]?.start ?? part.start;
    if (offset < first || offset > part.end) continue;
    const piece = offset < part.start ? part.header.findLast(({ start }) => start <= offset) : undefined;
    return { file: part.file, ...positionIn(part.lines, piece ? piece.origin : offsetBefore(part, offset - part.start)) };
  }
  return null;
}

/** An offset of the text with insertions as one of the text before; inside an insertion, the place it was made at. */
function offsetBefore({ inserted: { at, total } }: LabMapPart, offset: number): number {
  // By where each insertion begins in the text that has them all.
  const starts = at.map((place, index) => place + (total[index - 1] ?? 0));
  const last = lastAtMost(starts, offset);
  if ((starts[last] ?? Infinity) > offset) return offset;
  return Math.max(at[last] ?? 0, offset - (total[last] ?? 0));
}
