import type { LabFile } from '../core/compiledLab.ts';
import type { LabFunction } from '../core/labScope.ts';
import type { Position } from '../core/run.ts';
import { call, findText, itemAt, matches, sliceText } from './primordials.ts';

/** Lines around the place in which a comment, a name or a printed text may say so. */
const linesBefore = 5;
const linesAfter = 3;

const training = /train(?:ing)?[\s_-]*(?:data|set|acc|examples|sequences|accuracy)|(?:acc\w*|score|on)[\s_]+(?:the[\s_]+)?train/iu;

// As it was before any lab ran.
const { toString: functionToString } = Function.prototype;

/**
 * True where the lab itself says, near a place, that a number is about the training data: who says so is not mistaken. The compiled
 * lab keeps the learner's lines and comments.
 */
export function saysTraining(place: Position | undefined, files: readonly LabFile[], functions: readonly LabFunction[]): boolean {
  if (!place) return false;
  for (let index = 0; index < files.length; index++) {
    const file = itemAt(files, index);
    const run = itemAt(functions, index);
    if (!file || !run || place.line < file.startLine || place.line >= file.startLine + file.lineCount) continue;
    const line = place.line - file.startLine;
    return matches(training, linesOf(call<string>(functionToString, run, []), line - linesBefore, line + linesAfter));
  }
  return false;
}

/** The lines `from` to `to` of a text, counted from 0. */
function linesOf(text: string, from: number, to: number): string {
  let start = 0;
  let end = 0;
  for (let line = 0; line <= to && end >= 0; line++) {
    if (line === from) start = end;
    end = findText(text, '\n', end) + 1;
    if (end === 0) return sliceText(text, start, text.length);
  }
  return sliceText(text, start, end);
}
