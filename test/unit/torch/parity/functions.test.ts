import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { arange, exp, linspace, manualSeed, ones, randn, relu, sigmoid, softmax, tanh } from '../../../../src/torch/index.ts';
import { startSession } from '../../../../src/torch/session/session.ts';
import { expectClose, expectEqual, goldenFile } from './golden.ts';
import type { Golden } from './golden.ts';

const { mean, ...file } = goldenFile('functions.json') as Readonly<Record<string, Golden>> & { readonly mean: number };

describe('functions against PyTorch', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(3);
  });

  it.each<[string, (x: tf.Tensor) => tf.Tensor]>([
    ['softmax0', x => softmax(x, 0)],
    ['softmax1', x => softmax(x, 1)],
    ['softmaxLast', x => softmax(x, -1)],
    ['sigmoid', x => sigmoid(x)],
    ['tanh', x => tanh(x)],
    ['exp', x => exp(x)],
    ['relu', x => relu(x)],
    ['meanOfAxis', x => x.mean(1)],
    ['sumOfAxis', x => x.sum(-1)],
    ['matmul', x => x.matmul(ones(4, 2))],
    ['transpose', x => x.transpose(0, 2)],
    ['argmax', x => x.argmax(1)],
  ])('%s', (name, compute) => {
    expectClose(compute(randn(2, 3, 4)), file[name] as Golden, 1e-6, name);
  });

  it('linspace is equal bit for bit, arange too, and the mean of all', () => {
    expectEqual(linspace(-1.5, 2.25, 11), file['linspace'] as Golden, 'linspace');
    expectEqual(arange(-1, 2, 0.3), file['arange'] as Golden, 'arange');
    // What PyTorch 1.13 gives where it computes eight values at once.
    const values = [linspace(-1.6, 1.4, 96), arange(0.1, 5, 0.1)].map(each => each.tolist() as number[]);
    expect([6, 49, 89].map(i => values[0]?.[i])).toEqual([-1.4105262756347656, -0.05263158306479454, 1.2105262279510498]);
    expect([11, 33, 47].map(i => values[1]?.[i])).toEqual([1.1999999284744263, 3.3999998569488525, 4.799999713897705]);
    expect(randn(2, 3, 4).mean().item()).toBeCloseTo(mean, 6);
  });
});
