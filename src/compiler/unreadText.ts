import type { CompileResult } from '../instrument/compileLab.ts';
import type { PreparedCheck } from '../instrument/prepareCheck.ts';
import { unlooked } from '../core/run/verdict.ts';

/** What a text can take too much of. */
export type TooMuch = 'time' | 'memory';

/** What is said of a lab that the compiler was ended over. */
export function unreadLab(end: TooMuch, limitMs: number): CompileResult {
  const message = `Line 1: ${sentence(end, limitMs)} Run again.`;
  return { ok: false, problems: [{ message, file: 0, line: 1, column: 1, endLine: 1, endColumn: 1 }] };
}

/** As `unreadLab`, of an attempt. */
export function unreadCheck(end: TooMuch, limitMs: number): PreparedCheck {
  return { verdict: unlooked('couldNotRun', `The check could not run: ${sentence(end, limitMs)} Check again.`, 1) };
}

function sentence(end: TooMuch, limitMs: number): string {
  const what = end === 'time' ? `time to be read (limit ${String(limitMs / 1000)} s)` : 'memory to be read';
  return `this file, or one beside it, takes too much ${what}. Take out what you wrote last, or write what is nested deeply in several steps.`;
}
