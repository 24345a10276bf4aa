import type { RunState } from '../../core/following/runState.ts';
import type { CompiledLab, ProbeSite } from '../../core/run/compiledLab.ts';

/** A lab and what a run of it showed. */
export interface SeenRun {
  readonly lab: CompiledLab;
  readonly state: RunState;
}

/** True where a lab has the probes of another one, in the same order, beside those for expressions. */
export function hasProbesOf(lab: CompiledLab, other: Pick<CompiledLab, 'sites'>): boolean {
  return places(lab.sites.filter(isNoExpression)) === places(other.sites);
}

/** Without the numbers of other probes: those differ. */
function places(sites: readonly ProbeSite[]): string {
  return JSON.stringify(sites.map(site => ({ ...site, inLoop: undefined, outerLoop: undefined })));
}

/**
 * True where a lab did the same again: each of its probes saw the same values as often, it printed the same on the same
 * backend, and came to the same end. What its expressions gave then, they gave the first time.
 */
export function isSameRun(first: SeenRun, again: SeenRun): boolean {
  return facts(first, isNoExpression) === facts(again, isNoExpression);
}

/** As `isSameRun`, for two runs with the same probes: those for expressions saw the same, too. */
export function isSameInAll(first: SeenRun, again: SeenRun): boolean {
  return facts(first, () => true) === facts(again, () => true);
}

function facts({ lab, state }: SeenRun, counts: (site: ProbeSite) => boolean): string {
  const { values, console, backend, outcome, lastLine } = state;
  const seen = lab.sites.flatMap((site, index) => {
    if (!counts(site)) return [];
    const { count, value, series } = values.get(index) ?? { count: 0 };
    return [[count, value, series]];
  });
  return JSON.stringify([backend?.name, outcome?.status, outcome?.status === 'failed' ? lastLine : null, console, seen]);
}

function isNoExpression({ role }: ProbeSite): boolean {
  return role !== 'expression';
}
