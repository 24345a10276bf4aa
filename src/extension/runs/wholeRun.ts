import type { EarlierRun } from '../../core/channels/labPageChannel.ts';
import type { RunState } from '../../core/following/runState.ts';
import type { ProbeSite } from '../../core/run/compiledLab.ts';
import { leadingLines } from '../../core/words/consoleText.ts';
import { earlierValues } from './earlierValues.ts';

/** What stays of a run that the learner asked for and that came to its end: the next one is compared with it. */
export interface WholeRun {
  readonly lab: { readonly sites: readonly ProbeSite[] };
  readonly state: Pick<RunState, 'values' | 'console' | 'metrics'>;
}

/** What printed more lines is not compared with a later run, line by line. */
const mostLines = 1_000;

/** What is told of an earlier run beside a later one. */
export function earlierRun(now: WholeRun['lab'], before: WholeRun): EarlierRun {
  const { console, metrics } = before.state;
  const lines = leadingLines(console);
  const isAllThere = lines.length === console.total && lines.length <= mostLines;
  return { values: [...earlierValues(now, before).values()], lines: isAllThere ? lines : null, metrics };
}
