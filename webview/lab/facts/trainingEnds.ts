import type { RunState } from '../../../src/core/following/runState.ts';
import type { MetricPoint, RunOutcome, StopReason, TrainedLoop } from '../../../src/core/run/run.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import type { Training } from '../state/trainingsIn.ts';

/**
 * What ended a run that did not come to its end by itself. Of the run, not of its training: that may have been over
 * long before.
 */
const stops: Readonly<Partial<Record<StopReason, string>>> = {
  user: 'You stopped the run',
  time: 'The time limit ended the run',
  replaced: 'The next run took its place',
};

/** Why each training has come to its end, in a sentence; empty where it is on, and where nobody can tell. */
export function trainingEnds(
  trainings: readonly Training[],
  points: readonly MetricPoint[],
  { trained, outcome }: Pick<RunState, 'trained' | 'outcome'>,
): readonly string[] {
  return trainings.map(({ from, to }, index) => {
    const [first, last] = [points[from]?.step ?? 0, points[to - 1]?.step ?? 0];
    // The last of several loops that trained it.
    const left = trained.findLast(({ step }) => step >= first && step <= last);
    if (left?.step === last) return leftText(left);
    return index === trainings.length - 1 && outcome ? brokenText(outcome, last) : '';
  });
}

/** What is said of the trainings when a run has ended: that the lab's own rule ended the last one. */
export function spokenEnd({ trained }: Pick<RunState, 'trained'>): string | null {
  const last = trained.at(-1);
  return last && last.done < last.total ? leftText(last) : null;
}

function leftText({ line, done, total }: TrainedLoop): string {
  if (done >= total) return `It ended after all ${countText(total)} turns of the loop on line ${String(line)}.`;
  return `The lab's own rule ended it early: the loop on line ${String(line)} was left in turn ${countText(done)} of ${countText(total)}.`;
}

function brokenText(outcome: RunOutcome, step: number): string {
  if (outcome.status === 'finished') return '';
  const lastStep = `; its last step was ${countText(step)}.`;
  if (outcome.status === 'failed')
    return `${outcome.error.fault === 'loss' ? 'A loss that is no finite number' : 'An error'} ended the run${lastStep}`;
  const how = stops[outcome.reason];
  return how === undefined ? '' : `${how}${lastStep}`;
}
