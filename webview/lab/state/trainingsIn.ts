import type { MetricPoint } from '../../../src/core/run/run.ts';

/** A stretch of a training curve: points `from .. to - 1`. */
export interface Training {
  readonly from: number;
  readonly to: number;
}

/**
 * The trainings of a run, one after the other: a new one begins where an optimizer makes its first step and the one
 * before makes no more. Optimizers that take turns are one training.
 */
export function trainingsIn(points: readonly MetricPoint[]): readonly Training[] {
  const lastOf = new Map<number, number>();
  points.forEach((point, index) => lastOf.set(optimizerOf(point), index));
  const ends: number[] = [];
  let end = 0;
  points.forEach((point, index) => {
    // All that began so far has come to its end.
    if (index > 0 && index > end) ends.push(index);
    end = Math.max(end, lastOf.get(optimizerOf(point)) ?? index);
  });
  return points.length === 0 ? [] : [0, ...ends].map((from, index) => ({ from, to: ends[index] ?? points.length }));
}

function optimizerOf({ optimizer = 0 }: MetricPoint): number {
  return optimizer;
}
