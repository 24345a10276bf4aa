import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPoints, metricPointsKept } from '../../../src/core/following/metricHistory.ts';
import type { MetricPoint } from '../../../src/core/run/run.ts';

const points = (from: number, to: number): MetricPoint[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ step: from + i, loss: 1 / (from + i) }));

describe('addPoints', () => {
  it('keeps every point of a short run', () => {
    expect(addPoints(points(1, 40), points(41, 80))).toEqual(points(1, 80));
  });

  it('ignores steps that were there before', () => {
    expect(addPoints(points(1, 10), points(5, 12))).toEqual(points(1, 12));
  });

  it('thins a long run evenly, with the first and the last point', () => {
    let kept: readonly MetricPoint[] = [];
    for (let from = 1; from <= 100_000; from += 137) kept = addPoints(kept, points(from, Math.min(from + 136, 100_000)));
    expect(kept.length).toBeLessThanOrEqual(metricPointsKept);
    expect(kept.length).toBeGreaterThan(metricPointsKept / 2 - 1);
    expect(kept[0]?.step).toBe(1);
    expect(kept.at(-1)?.step).toBe(100_000);
    const gaps = kept.slice(1, -1).map((point, i) => point.step - (kept[i]?.step ?? 0));
    expect(new Set(gaps).size).toBe(1);
  });

  it('gives the same in one go as piece by piece', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), sizes => {
        let from = 1;
        let kept: readonly MetricPoint[] = [];
        for (const size of sizes) {
          kept = addPoints(kept, points(from, from + size - 1));
          from += size;
        }
        expect(kept).toEqual(addPoints([], points(1, from - 1)));
        expect(kept.length).toBeLessThanOrEqual(metricPointsKept);
      }),
    );
  });
});
