import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualSeed, randn } from '../../../src/torch/index.ts';
import { fusedSequence } from '../../../src/torch/kernels/sequenceKernels.ts';
import { sigmoidOf, tanhOf } from '../../../src/torch/kernels/cpu/activations.ts';
import { composedSequence } from '../../../src/torch/recurrent/composedSequence.ts';
import { GATES } from '../../../src/torch/recurrent/sequence.ts';
import type { CellKind, SequenceInput, SequenceOutput } from '../../../src/torch/recurrent/sequence.ts';
import { startSession } from '../../../src/torch/session.ts';
import { largestDifference } from './parity/golden.ts';

interface Sizes {
  readonly kind: CellKind;
  readonly batch: number;
  readonly steps: number;
  readonly features: number;
  readonly hidden: number;
  readonly isReverse: boolean;
  readonly batchFirst: boolean;
  readonly hasBias: boolean;
  readonly nonlinearity: 'tanh' | 'relu';
}

const plain = { isReverse: false, batchFirst: false, hasBias: true, nonlinearity: 'tanh' } as const;
const cases: Sizes[] = (['LSTM', 'GRU', 'RNN'] as const).flatMap(kind => [
  { ...plain, kind, batch: 1, steps: 1, features: 1, hidden: 1 },
  { ...plain, kind, batch: 5, steps: 3, features: 2, hidden: 3, batchFirst: true },
  { ...plain, kind, batch: 4, steps: 7, features: 5, hidden: 9, isReverse: true },
  { ...plain, kind, batch: 9, steps: 4, features: 6, hidden: 8, isReverse: true, batchFirst: true, hasBias: false },
  { ...plain, kind, batch: 3, steps: 5, features: 7, hidden: 5, nonlinearity: 'relu' as const },
]);
const titled = cases.map(sizes => ({ title: JSON.stringify(sizes), sizes }));

function inputOf({ kind, batch, steps, features, hidden, isReverse, batchFirst, hasBias, nonlinearity }: Sizes): SequenceInput {
  manualSeed(5);
  const rows = GATES[kind] * hidden;
  const drawn = (...shape: number[]): tf.Tensor => {
    const tensor = randn(...shape).mul(0.6);
    tensor.requiresGrad = true;
    return tensor;
  };
  return {
    kind,
    isReverse,
    batchFirst,
    nonlinearity,
    x: batchFirst ? drawn(batch, steps, features) : drawn(steps, batch, features),
    h0: drawn(batch, hidden),
    c0: kind === 'LSTM' ? drawn(batch, hidden) : null,
    weights: {
      inputWeight: drawn(rows, features),
      hiddenWeight: drawn(rows, hidden),
      inputBias: hasBias ? drawn(rows) : null,
      hiddenBias: hasBias ? drawn(rows) : null,
    },
  };
}

const leavesOf = ({ x, h0, c0, weights }: SequenceInput): tf.Tensor[] =>
  [x, h0, c0, weights.inputWeight, weights.hiddenWeight, weights.inputBias, weights.hiddenBias].filter(each => each !== null);

/** A number that depends on every output in its own way. */
function measure({ out, h, c }: SequenceOutput): tf.Tensor {
  const weigh = (tensor: tf.Tensor): tf.Tensor => tensor.mul(tf.linspace(-1, 1.5, tensor.size).reshape(tensor.shape)).sum();
  return [out, h, c]
    .filter(each => each !== null)
    .map(weigh)
    .reduce((a, b) => a.add(b));
}

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

describe('the fused kernels', () => {
  it.each(titled)('give what plain operations give: $title', ({ sizes }) => {
    const [fusedInput, composedInput] = [inputOf(sizes), inputOf(sizes)];
    const [fused, composed] = [fusedSequence(fusedInput), composedSequence(composedInput)];
    for (const name of ['out', 'h', 'c'] as const) {
      expect(fused[name]?.shape).toEqual(composed[name]?.shape);
      if (composed[name] !== null)
        expect(largestDifference(fused[name]?.dataSync() ?? [], [...composed[name].dataSync()])).toBeLessThanOrEqual(1e-6);
    }
    measure(fused).backward();
    measure(composed).backward();
    const composedLeaves = leavesOf(composedInput);
    for (const [i, leaf] of leavesOf(fusedInput).entries()) {
      expect(leaf.grad?.shape).toEqual(leaf.shape);
      expect(largestDifference(leaf.grad?.dataSync() ?? [], [...(composedLeaves[i]?.grad?.dataSync() ?? [])])).toBeLessThanOrEqual(1e-5);
    }
  });

  it.each(titled.filter(({ sizes }) => sizes.nonlinearity === 'tanh'))(
    'have the slopes that finite differences give: $title',
    ({ sizes }) => {
      for (const run of [fusedSequence, composedSequence]) {
        const input = inputOf(sizes);
        measure(run(input)).backward();
        for (const leaf of leavesOf(input)) {
          const values = leaf.dataSync();
          const place = Math.floor(values.length / 2);
          const at = (shift: number): number => {
            const old = values[place] ?? 0;
            values[place] = old + shift;
            const [result] = measure(run(input)).dataSync();
            values[place] = old;
            return result ?? Number.NaN;
          };
          const slope = (at(1e-2) - at(-1e-2)) / 2e-2;
          expect(Math.abs((leaf.grad?.dataSync()[place] ?? Number.NaN) - slope)).toBeLessThanOrEqual(2e-3 * Math.max(1, Math.abs(slope)));
        }
      }
    },
  );

  it('can be differentiated by TensorFlow.js itself', () => {
    const input = inputOf({ ...plain, kind: 'GRU', batch: 3, steps: 4, features: 2, hidden: 3 });
    const free = (tensor: tf.Tensor): tf.Tensor => tensor.detach();
    const { x, h0, weights } = input;
    const plainInput = {
      ...input,
      x: free(x),
      h0: free(h0),
      weights: { inputWeight: free(weights.inputWeight), hiddenWeight: free(weights.hiddenWeight), inputBias: null, hiddenBias: null },
    };
    const [fused, composed] = [fusedSequence, composedSequence].map(run =>
      tf
        .grad(given =>
          run({ ...plainInput, x: given })
            .out.square()
            .sum(),
        )(plainInput.x)
        .dataSync(),
    );
    expect(largestDifference(fused ?? [], [...(composed ?? [])])).toBeLessThanOrEqual(1e-5);
  });
});

describe('the activations of the fused kernels', () => {
  it('are right to far below what float32 can hold, everywhere', () => {
    for (let x = -120; x <= 120; x += 0.00731) {
      expect(Math.abs(sigmoidOf(x) - 1 / (1 + Math.exp(-x)))).toBeLessThanOrEqual(1e-11);
      expect(Math.abs(tanhOf(x) - Math.tanh(x))).toBeLessThanOrEqual(1e-11);
    }
    expect([sigmoidOf(0), sigmoidOf(Infinity), tanhOf(0), tanhOf(-Infinity)]).toEqual([0.5, 1, 0, -1]);
    expect([sigmoidOf(Number.NaN), tanhOf(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});
