import type { StepCursor } from '../../../src/core/run/run.ts';
import { clockOf, stepClocks, type StepClock } from '../../../src/core/steps/stepClock.ts';
import { steppedValues } from '../../../src/core/steps/steppedValues.ts';
import { stepSentence } from '../../../src/core/steps/stepWords.ts';
import type { PageRun, ShownStep } from './labPageState.ts';

/** What a run can be gone through by, once it has ended. */
export function clocksOf({ lab, state }: Pick<PageRun, 'lab' | 'state'>): readonly StepClock[] {
  return lab && state.outcome ? stepClocks(lab.sites, state.values) : [];
}

/** What a cursor stands on; null where the run has no such step. */
export function shownStep(run: Pick<PageRun, 'lab' | 'state'>, cursor: StepCursor | null): ShownStep | null {
  const clock = cursor && clockOf(clocksOf(run), cursor);
  return clock && run.lab ? { clock, cursor, values: steppedValues(run.lab.sites, run.state.values, cursor) } : null;
}

/** What of a run is looked at, in words: `Step 3 of 10: forget 0.7311 keeps most.` */
export function stepWords({ step, lab }: Pick<PageRun, 'step' | 'lab'>): string {
  return step && lab ? stepSentence(step.clock, step.cursor, lab.sites, step.values) : 'The last values of the run are shown.';
}
