import type { Position } from '../../../src/core/run/position.ts';

/**
 * The places of a stack trace that lie in the lab's own lines, innermost first: lines of the worker's script up to
 * `codeLines`. The runtime stands below them in the same script.
 */
export function labFrames(stack: string, codeLines: number): Position[] {
  const frames: Position[] = [];
  for (const entry of stack.split('\n')) {
    const match = /^ {4}at .*blob:.*:(\d+):(\d+)\)?$/.exec(entry);
    const line = Number(match?.[1]);
    if (line <= codeLines) frames.push({ line, column: Number(match?.[2]) });
  }
  return frames;
}
