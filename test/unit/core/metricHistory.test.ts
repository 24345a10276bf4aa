import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMeasured, addPoints, metricPointsKept } from '../../../src/core/following/metricHistory.ts';
import type { MeasuredPoint, MetricPoint } from '../../../src/core/run/run.ts';

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

  it('never thins out a point that names a model', () => {
    const named = points(1, 30_000).map(point => (point.step % 7_001 === 5 ? { ...point, model: `GRU(1, ${String(point.step)})` } : point));
    let kept: readonly MetricPoint[] = [];
    for (let from = 0; from < named.length; from += 611) kept = addPoints(kept, named.slice(from, from + 611));
    expect(kept.filter(({ model }) => model !== undefined).map(({ step }) => step)).toEqual([5, 7_006, 14_007, 21_008, 28_009]);
    expect(kept.length).toBeLessThanOrEqual(metricPointsKept + 5);
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

describe('addMeasured', () => {
  const at = (step: number, accuracy = 0.5): MeasuredPoint => ({ step, accuracy, rows: 8, data: 'heldOut' });

  it('keeps what was measured at one step, each once, however often it is told', () => {
    const kept = addMeasured([], [at(0), at(3), at(3, 0.75), at(4)]);
    expect(kept).toEqual([at(0), at(3), at(3, 0.75), at(4)]);
    expect(addMeasured(kept, [at(3), at(4), at(4, 0.25)])).toEqual([...kept, at(4, 0.25)]);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 9_000 }, (_, step) => at(step));
    const kept = addMeasured([], many);
    expect(kept.length).toBeLessThanOrEqual(metricPointsKept);
    expect(kept.at(-1)).toEqual(at(8_999));
  });
});
