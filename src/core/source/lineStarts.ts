import type { Position } from '../run/position.ts';

/** Offsets at which the lines of a text begin, the first one 0. */
export type LineStarts = Uint32Array;

/**
 * Where lines begin. `editor` counts lines as VS Code does (CRLF, LF and lone CR end a line); `engine` as JavaScript
 * engines do in stack traces, where U+2028 and U+2029 end a line too.
 */
export function lineStartsOf(text: string, rule: 'editor' | 'engine'): LineStarts {
  const lineEnd = rule === 'editor' ? /\r\n|\r|\n/gu : /\r\n|[\r\n\u2028\u2029]/gu;
  const starts = [0];
  for (const match of text.matchAll(lineEnd)) starts.push(match.index + match[0].length);
  return Uint32Array.from(starts);
}

/** The last of `steps` that is at most `value`, as an index; 0 where none is. */
export function lastAtMost(steps: Uint32Array, value: number): number {
  let low = 0;
  let high = steps.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Both from 1. */
export function positionIn(starts: LineStarts, offset: number): Position {
  const line = lastAtMost(starts, offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
