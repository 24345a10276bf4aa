import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { trainingsIn } from '../../../webview/lab/state/trainingsIn.ts';

const points = (...optimizers: readonly number[]): MetricPoint[] =>
  optimizers.map((optimizer, index) => ({ step: index + 1, loss: 1, ...(optimizer === 0 ? {} : { optimizer }) }));
const stretches = (...optimizers: readonly number[]): (readonly [number, number])[] =>
  trainingsIn(points(...optimizers)).map(({ from, to }) => [from, to]);

describe('the trainings of a run', () => {
  it('are none before the first step, and one of one optimizer', () => {
    expect(stretches()).toEqual([]);
    expect(stretches(0)).toEqual([[0, 1]]);
    expect(stretches(0, 0, 0)).toEqual([[0, 3]]);
  });

  it('follow each other where one optimizer follows another', () => {
    expect(stretches(0, 0, 1, 1, 1, 2)).toEqual([
      [0, 2],
      [2, 5],
      [5, 6],
    ]);
  });

  it('are one where optimizers take turns, whatever comes before and after', () => {
    expect(stretches(0, 1, 0, 1)).toEqual([[0, 4]]);
    expect(stretches(0, 1, 2, 1, 2, 3)).toEqual([
      [0, 1],
      [1, 5],
      [5, 6],
    ]);
    // The second one never steps again, but the first goes on around it.
    expect(stretches(0, 1, 0, 0)).toEqual([[0, 4]]);
  });
});
