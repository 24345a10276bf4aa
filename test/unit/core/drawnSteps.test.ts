import { expect, it } from 'vitest';
import { zoomedSteps } from '../../../webview/lab/chart/drawnSteps.ts';

it('halves and doubles what is drawn, around a step that keeps its place', () => {
  const nearer = zoomedSteps(null, [0, 80], 40, true);
  expect(nearer).toEqual([20, 60]);
  expect(zoomedSteps(nearer, [0, 80], 30, true)).toEqual([25, 45]);
  expect(zoomedSteps(nearer, [0, 80], 30, false)).toBe(null);
  expect(zoomedSteps([25, 45], [0, 80], 45, false)).toEqual([5, 45]);
});

it('stays within the curve, and goes no nearer than a few steps', () => {
  expect(zoomedSteps(null, [1, 81], 81, true)).toEqual([41, 81]);
  expect(zoomedSteps(null, [1, 81], 1, true)).toEqual([1, 41]);
  expect(zoomedSteps([10, 14], [1, 81], 12, true)).toEqual([10, 14]);
  expect(zoomedSteps([2, 22], [1, 81], 22, false)).toEqual([1, 41]);
  expect(zoomedSteps(null, [1, 3], 2, true)).toBe(null);
});
