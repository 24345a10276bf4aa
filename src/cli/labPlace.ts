import { dirname, join } from 'node:path';
import type { LabProblem } from '../core/run/compiledLab.ts';
import { describeProblem } from '../core/words/outcomeText.ts';
import { readable } from '../core/words/shownText.ts';
import type { PlacedMessage } from './runReport.ts';

/** A file beside a lab as the command line names it: in the folder the lab was given in. */
export function besideLab(file: string, name: string): string {
  return name.startsWith('./') ? join(dirname(file), name) : file;
}

/** `FILE:LINE:COLUMN: message`, in which nothing steers the terminal. */
export function placed(file: string, place: { readonly line: number; readonly column: number }, message: string): string {
  return `${file}:${String(place.line)}:${String(place.column)}: ${readable(message)}`;
}

/** What keeps a lab from running; the place says file and line, so the sentence need not. */
export function placeProblem(file: string, problem: LabProblem): PlacedMessage {
  const [, name, sentence] = /^(?:Line|(\.\/.+?), line) \d+: (.*)$/su.exec(problem.message) ?? [];
  const { line, column } = problem;
  return { code: describeProblem(problem).code, message: sentence ?? problem.message, file: besideLab(file, name ?? ''), line, column };
}
