import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../../src/core/run/run.ts';
import { earlierLosses } from '../../../webview/lab/chart/earlierCurve.ts';

const training = (steps: readonly number[], optimizer = 0): MetricPoint[] =>
  steps.map(step => ({ step, loss: step / 10, ...(optimizer === 0 ? {} : { optimizer }) }));

describe('the losses of the last run beside a curve', () => {
  it('are those of the same steps, and none after its end', () => {
    expect(earlierLosses(training([1, 2, 3]), training([1, 2]))).toEqual([0.1, 0.2, undefined]);
    expect(earlierLosses(training([1, 2]), training([1, 2, 3]))).toEqual([0.1, 0.2]);
  });

  it('are the last ones before a step that was thinned out', () => {
    expect(earlierLosses(training([1, 2, 3, 4, 5]), training([1, 3, 5]))).toEqual([0.1, 0.1, 0.3, 0.3, 0.5]);
  });

  it('are found training by training, each from its own first step', () => {
    const now = [...training([1, 2, 3]), ...training([4, 5], 1)];
    const before = [...training([1, 2]), ...training([3, 4, 5], 1)];
    expect(earlierLosses(now, before)).toEqual([0.1, 0.2, undefined, 0.3, 0.4]);
  });

  it('are none where the runs do not train equally often, or not at all', () => {
    expect(earlierLosses([...training([1]), ...training([2], 1)], training([1]))).toBeNull();
    expect(earlierLosses([], [])).toBeNull();
  });
});
