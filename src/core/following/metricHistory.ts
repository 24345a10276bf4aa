import type { MetricPoint } from '../run/run.ts';

/** A training curve holds at most this many points, whatever the length of the run. */
export const metricPointsKept = 2_000;

/**
 * Adds points, thinned evenly over the steps: one point (the first) for each of equally wide stretches of steps, and
 * always the last. Stretches are powers of two wide, so thinning again what was thinned before changes nothing.
 */
export function addPoints(kept: readonly MetricPoint[], more: readonly MetricPoint[]): readonly MetricPoint[] {
  const all = [...kept];
  for (const point of more) if (point.step > (all.at(-1)?.step ?? 0)) all.push(point);
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) return kept;
  let width = 1;
  while ((last.step - first.step + 1) / width > metricPointsKept - 1) width *= 2;
  if (width === 1) return all;
  const stretch = (point: MetricPoint): number => Math.floor((point.step - first.step) / width);
  let previous = -1;
  return all.filter(point => {
    const isFirstOfStretch = stretch(point) !== previous;
    previous = stretch(point);
    return isFirstOfStretch || point === last;
  });
}
