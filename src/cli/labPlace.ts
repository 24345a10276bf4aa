import { dirname, join } from 'node:path';
import type { LabProblem } from '../core/compiledLab.ts';

/** A file beside a lab as the command line names it: in the folder the lab was given in. */
export function besideLab(file: string, name: string): string {
  return name.startsWith('./') ? join(dirname(file), name) : file;
}

/** `FILE:LINE:COLUMN: message`. */
export function placed(file: string, place: { readonly line: number; readonly column: number }, message: string): string {
  return `${file}:${String(place.line)}:${String(place.column)}: ${message}`;
}

/** The same for what keeps a lab from running; the place says file and line, so the sentence need not. */
export function placedProblem(file: string, problem: LabProblem): string {
  const [, name, sentence] = /^(?:Line|(\.\/.+?), line) \d+: (.*)$/su.exec(problem.message) ?? [];
  return placed(besideLab(file, name ?? ''), problem, sentence ?? problem.message);
}
