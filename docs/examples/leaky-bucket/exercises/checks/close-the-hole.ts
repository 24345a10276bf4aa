// Looks for the level of a bucket without a hole, whatever it is called.
import type { Attempt, Goal, Report } from 'gatescope/check';
import { near, placeOf } from './numbers.ts';

export const goals: readonly Goal[] = [
  { id: 'runs', title: 'The program runs' },
  { id: 'level', title: 'The level is all of the old water and the rain', tolerance: 'within 0.000001' },
];

export async function check(attempt: Attempt, report: Report): Promise<void> {
  const run = await attempt.run();
  if (run.error) {
    report.missed('runs', run.error.message, run.error.line);
    return;
  }
  report.met('runs', 'The program runs.');
  const isThere = run.computed(2.3, near).length > 0;
  const leaking = placeOf(run, 'level');
  report.judge('level', isThere, {
    met: 'The level is 2.3: nothing was lost.',
    missed: 'No value that the program computes is 2.3, the old water and the rain.',
    line: leaking,
  });
  if (isThere) return;
  if (run.having(0.3, near).length === 0) report.mistake('no-rain', 'The rain is gone: it brings 0.3 as before.');
  else report.mistake('still-leaks', 'A part of the old water still leaves.', leaking);
}
