import { assertNever } from '../base/assertNever.ts';
import { oneLine } from './cutText.ts';
import { errorWords } from './errorWords.ts';
import { seconds } from './outcomeText.ts';
import type { RunOutcome } from '../run/run.ts';
import { unlooked, type Verdict } from '../run/verdict.ts';

/** How long a check may take, all its runs of the attempt together, in milliseconds. */
export const checkTimeLimit = 10_000;

/** What is said of a check that ended before it came to a verdict. `lastLine`: where the attempt was. */
export function endedCheck(outcome: RunOutcome, lastLine: number | null): Verdict {
  const line = lastLine === null ? '' : ` Last line reached: ${String(lastLine)}.`;
  const yours = (reason: string): Verdict => unlooked('couldNotRun', reason, lastLine);
  const because = (reason: string): Verdict => unlooked('couldNotRun', `The check could not run: ${reason}`, lastLine);
  switch (outcome.status) {
    case 'finished':
      return because('it ended without a verdict. Check again.');
    case 'failed':
      return because(`${oneLine(errorWords(outcome.error))}.`.replace(/([.!?])\.$/, '$1'));
    case 'stopped':
      switch (outcome.reason) {
        case 'user':
          return because('it was cancelled.');
        case 'time':
          return yours(
            `Your attempt was still running after ${seconds(outcome.ms)}.${line} Look for a loop that does not end, or train for fewer epochs.`,
          );
        case 'memory':
          return yours(`Your attempt ran out of memory.${line}`);
        case 'lost':
          return because('the sandbox stopped answering and was closed. Your code is safe. Check again.');
        case 'closed':
          return because('the lab view was closed or moved.');
        case 'replaced':
          return because('a new run took its place.');
        case 'reached':
          return because('it ended at a line. Check again.');
        default:
          return assertNever(outcome.reason);
      }
    default:
      return assertNever(outcome);
  }
}
