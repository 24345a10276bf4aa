import type { Position } from '../../../src/core/run/position.ts';

/** Where the lab's text stands. */
export interface LabScript {
  /** Address of the lab's own script; null where the runtime stands below the lab in one script. */
  readonly address: string | null;
  /** How many of its lines are the lab's. */
  readonly codeLines: number;
}

/** The places of a stack trace that lie in the lab's own lines, innermost first. */
export function labFrames(stack: string, { address, codeLines }: LabScript): Position[] {
  const frames: Position[] = [];
  for (const entry of stack.split('\n')) {
    const match = /^ {4}at .*?(blob:\S*):(\d+):(\d+)\)?$/.exec(entry);
    const line = Number(match?.[2]);
    if (line <= codeLines && (address === null || match?.[1] === address)) frames.push({ line, column: Number(match?.[3]) });
  }
  return frames;
}
