import type { ProbeSite } from '../../../src/core/run/compiledLab.ts';
import type { ProbeValue } from '../../../src/core/run/value.ts';
import type { SteppedValue } from '../../../src/core/steps/steppedValues.ts';
import type { PageRun } from './labPageState.ts';

/** A value with the name and the place the learner gave it. */
export interface NamedValue {
  readonly site: ProbeSite;
  readonly value: ProbeValue;
  /** What it was in the learner's last run, where it is compared with one. */
  readonly before: ProbeValue | null;
  /** What it was at the step that is looked at; null where it does not belong to that, and where none is. */
  readonly stepped: SteppedValue | null;
  /** Set where it stands in a file beside the lab, whose lines cannot be led to from here. */
  readonly fileName: string | null;
  /** What of the value a row of its own is about: the gate `update` as a property of it, or `[0]` of a list. */
  readonly part?: string;
}

/** What the probes of a run saw, in source order. */
export function namedValues(run: PageRun | null): readonly NamedValue[] {
  const lab = run?.lab;
  if (!lab) return [];
  const before = new Map(run.earlier?.values.map(value => [value.site, value]));
  return [...run.state.values.values()]
    .flatMap(value => {
      const site = lab.sites[value.site];
      const fileName = !site || site.file === 0 ? null : (lab.files[site.file]?.name ?? 'another file');
      const stepped = run.step?.values.get(value.site) ?? null;
      return site ? [{ site, value, before: before.get(value.site) ?? null, stepped, fileName }] : [];
    })
    .sort((a, b) => a.site.file - b.site.file || a.site.line - b.site.line || a.site.nameColumn - b.site.nameColumn);
}
