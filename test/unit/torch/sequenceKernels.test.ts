import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { fusedSequence } from '../../../src/torch/kernels/sequenceKernels.ts';
import { sigmoidOf, tanhOf } from '../../../src/torch/kernels/cpu/sequence/cellFunctions.ts';
import { composedSequence } from '../../../src/torch/recurrent/composedSequence.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { largestDifference } from './parity/golden.ts';
import { cases, inputOf, leavesOf, measure, plain } from './sequenceCases.ts';

const titled = cases.map(sizes => ({ title: JSON.stringify(sizes), sizes }));

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
      expect(Math.abs(sigmoidOf(x) - 1 / (1 + Math.exp(-x)))).toBeLessThanOrEqual(4e-10);
      expect(Math.abs(tanhOf(x) - Math.tanh(x))).toBeLessThanOrEqual(8e-10);
    }
    expect([sigmoidOf(0), sigmoidOf(Infinity), tanhOf(0), tanhOf(-Infinity)]).toEqual([0.5, 1, 0, -1]);
    expect([sigmoidOf(Number.NaN), tanhOf(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});
