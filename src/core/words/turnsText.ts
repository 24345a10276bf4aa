import type { LoopProgress } from '../run/run.ts';
import { countText } from './numberText.ts';

/** The share of the outermost loop that is over, 0 to 1; its turn that is on counts for what loops inside have done. */
export function shareDone({ done, total, inside = [] }: LoopProgress): number {
  const [next, ...rest] = inside;
  const ofTurn = next ? shareDone({ ...next, inside: rest }) : 0;
  return total > 0 ? Math.min(1, (done + ofTurn) / total) : 0;
}

/** `40 of 120 turns of the loop on line 57, in turn 2 of 3 of the one on line 53`: the innermost loop first. */
export function turnsText({ inside = [], ...outer }: LoopProgress): string {
  const [first, ...around] = [outer, ...inside].reverse();
  if (!first) return '';
  const own = `${countText(first.done)} of ${countText(first.total)} turns of the loop on line ${String(first.line)}`;
  return [
    own,
    ...around.map(
      ({ done, total, line }) =>
        `in turn ${countText(Math.min(done + 1, total))} of ${countText(total)} of the one on line ${String(line)}`,
    ),
  ].join(', ');
}
