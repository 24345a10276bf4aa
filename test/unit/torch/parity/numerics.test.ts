import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../../../../src/torch/session/session.ts';
import { goldenFile } from './golden.ts';
import { problemOf, type NumericCase } from './numericCases.ts';

const { cases } = goldenFile('numerics.json') as { readonly cases: readonly NumericCase[] };

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

describe('values, dtypes and gradients of every shape are those of PyTorch', () => {
  it.each([...new Set(cases.map(({ name }) => name))])('%s', name => {
    expect(
      cases
        .filter(each => each.name === name)
        .map(each => problemOf(each, 1e-6))
        .filter(problem => problem !== null),
    ).toEqual([]);
  });
});
