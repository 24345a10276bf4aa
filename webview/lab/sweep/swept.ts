import type { LabView } from '../../../src/core/channels/labPageChannel.ts';
import { seedDialOf } from '../../../src/core/run/dials.ts';
import { freshRun, type RunState } from '../../../src/core/following/runState.ts';
import type { RunId } from '../../../src/core/run/run.ts';
import type { SweepClaim } from '../../../src/core/lesson/sweepClaim.ts';
import { countText } from '../../../src/core/words/numberText.ts';
import type { PageRun } from '../state/labPageState.ts';
import type { SweepPlan } from './sweepPlan.ts';
import { trainingsOf, type SweepResult } from './sweepResult.ts';
import { sweepText } from './sweepWords.ts';

/** A sweep that is on, or is over. */
export interface Swept {
  readonly key: string;
  readonly fileName: string;
  /** The run whose lab is swept. */
  readonly runId: RunId;
  readonly plan: SweepPlan;
  readonly lab: PageRun['lab'];
  readonly states: RunState[];
  /** By the places of the plan. */
  readonly results: (SweepResult | undefined)[];
  readonly begin: number;
  /** How far it is, or what came of it. */
  told: string;
}

export function beginSwept(
  { key, fileName }: Pick<LabView, 'key' | 'fileName'>,
  plan: SweepPlan,
  { runId, lab }: Pick<PageRun, 'runId' | 'lab'>,
): Swept {
  const { runs } = plan;
  const states = runs.map(() => freshRun);
  return { key, fileName, runId, plan, lab, states, results: runs.map(() => undefined), begin: performance.now(), told: '' };
}

/** The run at this place has ended. */
export function takeEnd({ plan, lab, states, results }: Swept, index: number): void {
  const run = plan.runs[index];
  const state = states[index];
  if (!run || !state) return;
  // What the run itself says it had.
  const seed = plan.isOverSeeds ? null : (seedDialOf(state.dials)?.value ?? null);
  const isWhole = state.outcome?.status === 'finished';
  results[index] = { value: run.value, label: run.label, seed, isWhole, trainings: isWhole ? trainingsOf(state, lab) : [] };
  // What it printed and gave is not shown: only its curve stays.
  states[index] = freshRun;
}

export function resultsOf({ results }: Swept): readonly SweepResult[] {
  return results.filter(result => result !== undefined);
}

/** Runs that have ended, and shares of those that are on. */
export function doneOf(swept: Swept): number {
  const parts = swept.states.map(({ progress, outcome }) =>
    progress?.isLast && !outcome ? progress.done / Math.max(1, progress.total) : 0,
  );
  return resultsOf(swept).length + parts.reduce((sum, part) => sum + part, 0);
}

/** @param done as `doneOf` counts it */
export function sweepProgress(swept: Swept, done: number): string {
  const all = swept.plan.runs.length;
  const ended = resultsOf(swept).length;
  const left = Math.ceil(((performance.now() - swept.begin) / 1_000 / Math.max(done, 1e-9)) * (all - done));
  const time = ended > 0 && left > 0 ? `, about ${countText(left)} s left` : '';
  return `${countText(ended)} of ${countText(all)} runs ended${time}. ${sweptWords(swept)}`.trim();
}

export function sweptWords(swept: Swept): string {
  return sweepText(resultsOf(swept), swept.plan.name, swept.plan.isOverSeeds);
}

/** What a note can say of it; null while some of its values have not been tried, and where nothing has ended. */
export function claimOf(swept: Swept): SweepClaim | null {
  const { over, isOverSeeds, values } = swept.plan;
  const whole = resultsOf(swept).filter(({ isWhole }) => isWhole);
  const counts = values.map(value => whole.filter(result => result.value === value).length);
  const seeds = isOverSeeds ? whole.length : Math.min(...counts);
  return whole.length > 0 && seeds > 0 ? { over, result: sweptWords(swept), runs: whole.length, seeds } : null;
}
