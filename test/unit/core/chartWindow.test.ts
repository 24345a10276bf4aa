import { expect, it } from 'vitest';
import { zoomed } from '../../../webview/lab/results/chartWindow.ts';

it('halves and doubles what is drawn, around a step that keeps its place', () => {
  const nearer = zoomed(null, [0, 80], 40, true);
  expect(nearer).toEqual([20, 60]);
  expect(zoomed(nearer, [0, 80], 30, true)).toEqual([25, 45]);
  expect(zoomed(nearer, [0, 80], 30, false)).toBe(null);
  expect(zoomed([25, 45], [0, 80], 45, false)).toEqual([5, 45]);
});

it('stays within the curve, and goes no nearer than a few steps', () => {
  expect(zoomed(null, [1, 81], 81, true)).toEqual([41, 81]);
  expect(zoomed(null, [1, 81], 1, true)).toEqual([1, 41]);
  expect(zoomed([10, 14], [1, 81], 12, true)).toEqual([10, 14]);
  expect(zoomed([2, 22], [1, 81], 22, false)).toEqual([1, 41]);
  expect(zoomed(null, [1, 3], 2, true)).toBe(null);
});
