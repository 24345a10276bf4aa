import { isTurned } from '../../../src/core/run/dials.ts';
import { hasReached } from '../../../src/core/run/hasReached.ts';
import type { LabPageState, PageRun } from './labPageState.ts';

/**
 * What the lab should print; null where nothing is expected, or where that would tell the answer of a question which is
 * still asked.
 */
function expectedLines({ view, run }: LabPageState): readonly string[] | null {
  const isCovered = view?.questions?.some(({ now }) => now.isCovered) ?? false;
  return isCovered && run?.state.outcome?.status !== 'finished' ? null : (view?.expected ?? null);
}

/** Lines that what a lab prints is held against: those of the unchanged lab, or else of the learner's last run. */
export interface ComparedOutput {
  readonly by: 'lesson' | 'lastRun';
  readonly lines: readonly string[];
}

/** Nothing more is printed, and the lab has come to its end: one that went up to a line has more to print. */
export function hasAllOutput(run: PageRun | null): boolean {
  const outcome = run?.state.outcome;
  return outcome != null && !hasReached(outcome);
}

/** Its text is not the lesson's, or a dial was turned. */
function isExperiment(run: PageRun | null): boolean {
  return run !== null && (run.isChanged || run.state.dials.some(isTurned));
}

/** A lab that the learner has changed is an experiment: it is right whatever it prints. */
export function comparedOutput(state: LabPageState): ComparedOutput | null {
  const { run } = state;
  const expected = isExperiment(run) ? null : expectedLines(state);
  if (expected) return { by: 'lesson', lines: expected };
  return run?.earlier?.lines ? { by: 'lastRun', lines: run.earlier.lines } : null;
}
