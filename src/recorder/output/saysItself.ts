import type { LabFile } from '../../core/run/compiledLab.ts';
import type { LabFunction } from '../../core/run/labScope.ts';
import type { WarningCode } from '../../core/run/labWarning.ts';
import type { Position } from '../../core/run/position.ts';
import { lineInLab } from '../../core/source/placeInLab.ts';
import { call, indexIn, itemAt, matches, sliceText } from '../base/primordials.ts';

/** Lines around the place in which a comment, a name or a printed text may say so. */
const linesBefore = 5;
const linesAfter = 3;

const patterns = {
  'W-CONVENTION': /convention|tensorflow|keras|d2l|dive into|on purpose|unlike pytorch|not (?:as|like) pytorch/iu,
  'W-EVAL': /on purpose|monte[\s-]*carlo|\bmc\b|uncertain|spread|dropout[\s_]+(?:\w+[\s_]+)?on\b|without eval/iu,
  'W-TRAINING-DATA': /train(?:ing)?[\s_-]*(?:data|set|acc|examples|sequences|accuracy)|(?:acc\w*|score|on)[\s_]+(?:the[\s_]+)?train/iu,
} as const;

// As it was before any lab ran.
const { toString: functionToString } = Function.prototype;

/**
 * True where the lab itself says, near a place, what a warning would tell: that a number is about the training data,
 * that dropout is on, or that a step is in another convention. Who says so is not mistaken. The compiled lab keeps the
 * learner's lines and comments.
 */
export function saysItself(
  code: WarningCode,
  place: Position | undefined,
  files: readonly LabFile[],
  functions: readonly LabFunction[],
): boolean {
  if (code !== 'W-TRAINING-DATA' && code !== 'W-CONVENTION' && code !== 'W-EVAL') return false;
  const said = lineInLab(files, place);
  const run = said && itemAt(functions, said.file);
  if (!said || !run) return false;
  const line = said.line - 1;
  return matches(patterns[code], linesOf(call<string>(functionToString, run, []), line - linesBefore, line + linesAfter));
}

/** The lines `from` to `to` of a text, counted from 0. */
function linesOf(text: string, from: number, to: number): string {
  let start = 0;
  let end = 0;
  for (let line = 0; line <= to && end >= 0; line++) {
    if (line === from) start = end;
    end = indexIn(text, '\n', end) + 1;
    if (end === 0) return sliceText(text, start, text.length);
  }
  return sliceText(text, start, end);
}
