import type { LabFile } from './compiledLab.ts';
import type { Position } from './run.ts';

/**
 * The learner's line of a position in compiled text, which keeps lines; its column may be another. Null where it is none of the lab's.
 * `file` is an index into `files`.
 */
export function lineInLab(
  files: readonly LabFile[],
  position: Position | undefined,
): { readonly file: number; readonly line: number } | null {
  if (!position) return null;
  const file = files.findIndex(({ startLine, lineCount }) => position.line >= startLine && position.line < startLine + lineCount);
  return file < 0 ? null : { file, line: position.line - (files[file]?.startLine ?? 1) + 1 };
}
