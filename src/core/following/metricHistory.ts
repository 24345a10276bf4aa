import type { MeasuredPoint, MetricPoint } from '../run/run.ts';

/** A training curve holds at most this many points, whatever the length of the run. */
export const metricPointsKept = 2_000;

/**
 * Adds points, thinned evenly over the steps: one point (the first) for each of equally wide stretches of steps, and
 * always the last and those that name a model. Stretches are powers of two wide, so thinning again what was thinned
 * before changes nothing.
 */
export function addPoints(kept: readonly MetricPoint[], more: readonly MetricPoint[]): readonly MetricPoint[] {
  return thinned(kept, more, ({ step }, all) => step > (all.at(-1)?.step ?? 0));
}

/** As `addPoints`, of what was measured beside the steps: several of one step, where they say something else. */
export function addMeasured(kept: readonly MeasuredPoint[], more: readonly MeasuredPoint[]): readonly MeasuredPoint[] {
  return thinned(kept, more, (point, all) => {
    const last = all.at(-1)?.step ?? 0;
    if (point.step !== last) return point.step > last;
    const sameStep = all.slice(all.findLastIndex(({ step }) => step < last) + 1);
    return !sameStep.some(
      ({ accuracy, rows, data, optimizer }) =>
        accuracy === point.accuracy && rows === point.rows && data === point.data && optimizer === point.optimizer,
    );
  });
}

/** Does a point name a model? Such a point is never thinned out: no other says it again. */
export function isNamed(point: MetricPoint | MeasuredPoint): boolean {
  return 'model' in point;
}

function thinned<T extends MetricPoint | MeasuredPoint>(
  kept: readonly T[],
  more: readonly T[],
  isNext: (point: T, all: readonly T[]) => boolean,
): readonly T[] {
  const all = [...kept];
  for (const point of more) if (isNext(point, all)) all.push(point);
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) return kept;
  let width = 1;
  while ((last.step - first.step + 1) / width > metricPointsKept - 1) width *= 2;
  if (width === 1) return all;
  const stretch = (point: T): number => Math.floor((point.step - first.step) / width);
  let previous = -1;
  return all.filter(point => {
    const isFirstOfStretch = stretch(point) !== previous;
    previous = stretch(point);
    return isFirstOfStretch || point === last || isNamed(point);
  });
}
