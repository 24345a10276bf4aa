import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, ones, tensor, zeros } from '../../../src/torch/index.ts';
import { isSequenceKernel } from '../../../src/torch/kernels/base/sequenceKernelNames.ts';
import { operationOf } from '../../../src/torch/kernels/checks/argumentChecks.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
});

const tall = (): tf.Tensor => ones(60_000, 1);
const wide = (): tf.Tensor => ones(1, 60_000);

describe('what no lab can hold is told by the name that was written', () => {
  it.each<[string, () => unknown]>([
    ['matmul', () => tall().matmul(wide())],
    ['matmul', () => tall().unsqueeze(0).matmul(wide().unsqueeze(0))],
    ['gt', () => tall().gt(wide())],
    ['ge', () => tall().ge(wide())],
    ['lt', () => tall().lt(wide())],
    ['le', () => tall().le(wide())],
    ['eq', () => tall().eq(wide())],
    ['ne', () => tall().ne(wide())],
    ['add', () => tall().add(wide())],
    ['mul', () => tall().mul(wide())],
    ['div', () => tall().div(wide())],
    ['div', () => tf.div(tall(), wide())],
    ['mul', () => tf.mul(tall(), wide())],
    ['matMul', () => tf.matMul(tall(), wide())],
    ['multinomial', () => tf.multinomial(tf.ones<tf.Rank.R1>([2]), 3e9, 1)],
    ['resizeBilinear', () => tf.image.resizeBilinear(tf.ones<tf.Rank.R4>([1, 2, 2, 1]), [60_000, 60_000])],
    ['resizeNearestNeighbor', () => tf.image.resizeNearestNeighbor(tf.ones<tf.Rank.R4>([1, 2, 2, 1]), [60_000, 60_000])],
  ])('%s', (name, run) => {
    expect(run).toThrow(
      new RegExp(`^${name}: one tensor of shape \\[.*\\] has .* values and would take .* GB, more than a lab can hold`, 'u'),
    );
  });

  it.each<[string, () => unknown]>([
    ['nn.Linear', () => new nn.Linear(60_000, 60_000)],
    ['nn.Embedding', () => new nn.Embedding(60_000, 60_000)],
    ['nn.LSTM', () => new nn.LSTM({ inputSize: 4, hiddenSize: 60_000 })],
    ['nn.GRU', () => new nn.GRU({ inputSize: 600_000, hiddenSize: 600 })],
    ['nn.RNNCell', () => new nn.RNNCell({ inputSize: 1, hiddenSize: 60_000 })],
    ['nn.GRU, its gates', () => new nn.GRU({ inputSize: 1, hiddenSize: 400, batchFirst: true }).forward(zeros(10_000, 1_000, 1))],
  ])('%s', (name, run) => {
    expect(run).toThrow(`${name}: one tensor of shape [`);
  });
});

it('names every operation as labs write it', () => {
  const spaces = [tf, tf.image, tf.linalg, tf.signal, tf.spectral, tf.sparse, tf.string, tf.fused, tf.browser] as unknown as object[];
  const unknown = tf
    .getKernelsForBackend('cpu')
    .filter(({ kernelName }) => !isSequenceKernel(kernelName))
    .map(({ kernelName }) => operationOf(kernelName))
    .filter(name => !spaces.some(space => (name.split('.').at(-1) ?? '') in space));
  expect(unknown).toEqual([]);
});

it('lets the largest values be taken by their places, too', () => {
  const largest = tensor([1.5, 3.5, 2.5]).topk(2);
  expect(largest[0].tolist()).toEqual([3.5, 2.5]);
  expect(largest[1].tolist()).toEqual([1, 2]);
  expect(Object.keys(largest)).toEqual(['values', 'indices']);
});
