import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, it } from 'vitest';
import { tensor } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

// What PyTorch 1.13 prints for the same on torch.tensor([0, 1]).
it.each([
  ['log', [-Infinity, 0]],
  ['log1p', [0, 0.6931]],
  ['exp', [1, 2.7183]],
  ['sqrt', [0, 1]],
  ['reciprocal', [Infinity, 1]],
  ['erf', [0, 0.8427]],
  ['atan', [0, 0.7854]],
  ['sigmoid', [0.5, 0.7311]],
  ['tanh', [0, 0.7616]],
] as const)('%s takes whole numbers as float32', (name, values) => {
  const result = tensor([0, 1])[name]();
  expect(result.dtype).toBe('float32');
  expect([...result.dataSync()].map(value => Number(value.toFixed(4)))).toEqual(values);
});

it('takes booleans too, and lets gradients through as before', () => {
  expect(tensor([true, false]).sigmoid().dataSync()[1]).toBe(0.5);
  const x = tensor([0.5]);
  x.requiresGrad = true;
  x.log().sum().backward();
  expect(x.grad?.item()).toBeCloseTo(2, 5);
});
