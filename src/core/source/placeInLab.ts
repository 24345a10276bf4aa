import type { LabFile } from '../run/compiledLab.ts';
import type { Position } from '../run/position.ts';

/** A line of the learner's text. */
export interface LineInLab {
  /** Index into `CompiledLab.files`. */
  readonly file: number;
  readonly line: number;
}

/**
 * The learner's line of a position in compiled text, which keeps lines; its column may be another. Null where it is
 * none of the lab's. Calls no method: the recorder asks while a lab runs that may have replaced them.
 */
export function lineInLab(files: readonly LabFile[], position: Position | undefined): LineInLab | null {
  if (!position) return null;
  for (let index = 0; index < files.length; index++) {
    const file = files[index];
    const line = position.line - (file?.startLine ?? 0) + 1;
    if (file && line >= 1 && line <= file.lineCount) return { file: index, line };
  }
  return null;
}

/** The other way round: the line of the compiled text on which a line of a file stands. */
export function lineInCode(files: readonly LabFile[], { file, line }: LineInLab): number {
  const start = file < files.length ? files[file]?.startLine : undefined;
  return (start ?? 1) + line - 1;
}
