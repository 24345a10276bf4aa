import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { noGrad } from '../../../src/torch/index.ts';
import { stepsByName } from '../../../src/torch/recurrent/composedSequence.ts';
import { plainSequence } from '../../../src/torch/recurrent/plainSequence.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { cases, inputOf, plain, type Sizes } from './sequenceCases.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const gated = cases.filter(({ kind }) => kind !== 'RNN');
/** More products than are summed before a sum is rounded, and more values than a vector has. */
const large: Sizes[] = (['LSTM', 'GRU'] as const).map(kind => ({ ...plain, kind, batch: 7, steps: 3, features: 50, hidden: 53 }));

describe('the gates of a layer in plain arrays', () => {
  it.each([...gated, ...large])('are those of its steps in tensors, bit for bit, in the same order: %o', sizes => {
    const input = inputOf(sizes);
    const [arrays, tensors] = noGrad(() => [plainSequence(input) ?? {}, stepsByName(input, value => value)]);
    const shown = (byName: Readonly<Record<string, tf.Tensor>>): unknown[] =>
      Object.entries(byName).map(([name, values]) => [name, values.shape, [...values.dataSync()]]);
    const stacked = Object.fromEntries(Object.entries(tensors).map(([name, steps]) => [name, tf.stack([...steps], 1)]));
    expect(shown(arrays)).toHaveLength(sizes.kind === 'LSTM' ? 6 : 4);
    expect(shown(arrays)).toEqual(shown(stacked));
  });

  it('are left to tensors where a cell has no such steps, and where there is nothing to compute', () => {
    const input = inputOf({ ...plain, kind: 'GRU', batch: 2, steps: 3, features: 2, hidden: 3 });
    expect(plainSequence(inputOf({ ...plain, kind: 'RNN', batch: 2, steps: 3, features: 2, hidden: 3 }))).toBeNull();
    expect(plainSequence({ ...input, x: tf.zeros([0, 2, 2]) })).toBeNull();
  });
});
