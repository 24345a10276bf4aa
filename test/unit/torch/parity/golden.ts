import { readFileSync } from 'node:fs';
import type * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';

/** A tensor as the reference script writes it. */
export interface Golden {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Reads one file of values recorded from PyTorch. */
export function goldenFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/parity/${name}`, import.meta.url), 'utf8'));
}

/** Largest difference, relative where the expected value is above 1. */
export function largestDifference(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  let worst = 0;
  for (const [i, wanted] of expected.entries()) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted));
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

export function expectClose(actual: tf.Tensor | null, expected: Golden, tolerance: number, what: string): void {
  expect(actual?.shape, what).toEqual(expected.shape);
  expect(largestDifference(actual?.dataSync() ?? [], expected.data), what).toBeLessThanOrEqual(tolerance);
}

/** Every bit the same. */
export function expectEqual(actual: tf.Tensor, expected: Golden, what: string): void {
  expect(actual.shape, what).toEqual(expected.shape);
  expect([...actual.dataSync()], what).toEqual(expected.data.map(Math.fround));
}
