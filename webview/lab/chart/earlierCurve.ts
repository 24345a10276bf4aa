import type { MetricPoint } from '../../../src/core/run/run.ts';
import type { WireNumber } from '../../../src/core/run/value.ts';
import { trainingsIn } from '../state/trainingsIn.ts';

/**
 * The losses of an earlier run at the points of a later one, `undefined` where it has none there: each training beside
 * the one that came at the same place, step by step from its own beginning. Null where the two do not train equally
 * often.
 */
export function earlierLosses(points: readonly MetricPoint[], earlier: readonly MetricPoint[]): readonly (WireNumber | undefined)[] | null {
  const [ours, theirs] = [trainingsIn(points), trainingsIn(earlier)];
  if (ours.length === 0 || ours.length !== theirs.length) return null;
  return ours.flatMap(({ from, to }, training) => {
    const { from: begin, to: end } = theirs[training] ?? { from: 0, to: 0 };
    const shift = (earlier[begin]?.step ?? 0) - (points[from]?.step ?? 0);
    let at = begin;
    return points.slice(from, to).map(({ step }) => {
      // Of a curve that was thinned, the point before.
      while (at + 1 < end && (earlier[at + 1]?.step ?? Infinity) <= step + shift) at++;
      const isOver = at === end - 1 && (earlier[at]?.step ?? 0) < step + shift;
      return isOver ? undefined : earlier[at]?.loss;
    });
  });
}
