import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import type { DialOption } from '../../../src/core/run/dials.ts';
import type { RunState } from '../../../src/core/following/runState.ts';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { trainingsIn } from '../state/trainingsIn.ts';

/** A training counts as solved once so large a share of its data is answered right, and stays so to its end. */
export const solvedAccuracy = 0.95;
/** Where there are no classes: once the loss is at most this share of the first one, and stays so. */
export const solvedLossShare = 0.1;

/** One training of one run of a sweep. */
export interface SweepTraining {
  /** Which of the run's trainings it is, and how many it has. */
  readonly at: number;
  readonly of: number;
  /** What the lab calls it, where it calls each by another text; null elsewhere. */
  readonly name: string | null;
  readonly points: readonly MetricPoint[];
  /** Its own steps until it was solved; null where it was not. */
  readonly solvedAt: number | null;
  /** By which measure. */
  readonly by: 'accuracy' | 'loss';
}

/** One run that has ended. */
export interface SweepResult {
  /** Of the dial that is swept. */
  readonly value: DialOption;
  /** How it is called. */
  readonly label: string;
  readonly seed: DialOption | null;
  /** It came to its end. */
  readonly isWhole: boolean;
  readonly trainings: readonly SweepTraining[];
}

export function trainingsOf(state: RunState, lab: Pick<CompiledLab, 'sites'> | null): readonly SweepTraining[] {
  const { metrics } = state;
  const found = trainingsIn(metrics);
  const names = namesOf(state, lab, found.length);
  let before = 0;
  return found.map(({ from, to }, at) => {
    const points = metrics.slice(from, to);
    const first = before;
    before = points.at(-1)?.step ?? before;
    const by = points.some(({ accuracy }) => accuracy !== undefined) ? 'accuracy' : 'loss';
    const solved = solvedFrom(points, by);
    return { at, of: found.length, name: names[at] ?? null, points, by, solvedAt: solved === null ? null : solved.step - first };
  });
}

/** The first point from which on all are solved. */
function solvedFrom(points: readonly MetricPoint[], by: SweepTraining['by']): MetricPoint | null {
  const start = points[0]?.loss;
  const isSolved = ({ accuracy, loss }: MetricPoint): boolean =>
    by === 'accuracy'
      ? accuracy !== undefined && accuracy >= solvedAccuracy
      : typeof loss === 'number' && typeof start === 'number' && start > 0 && loss <= start * solvedLossShare;
  const last = points.findLastIndex(point => !isSolved(point));
  return points[last + 1] ?? null;
}

/** The texts of a loop's variable, one a training. */
function namesOf({ values }: RunState, lab: Pick<CompiledLab, 'sites'> | null, count: number): readonly string[] {
  if (count < 2) return [];
  for (const { site, texts } of values.values())
    if (lab?.sites[site]?.role === 'loop' && texts?.length === count && new Set(texts).size === count) return texts;
  return [];
}
