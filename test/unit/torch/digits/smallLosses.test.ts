import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, it } from 'vitest';
import { exp, nn, tensor, zeros } from '../../../../src/torch/index.ts';
import { formatValue } from '../../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

const [ce, bce] = [() => new nn.CrossEntropyLoss(), () => new nn.BCEWithLogitsLoss()];

// Each as PyTorch 1.13 prints it.
it.each<[string, () => tf.Tensor]>([
  ['tensor(7.4861e-05)', () => ce().forward(tensor([[9.5, 0]]), tensor([0]))],
  ['tensor(0.)', () => ce().forward(tensor([[17.5, 0]]), tensor([0]))],
  ['tensor(7.4861e-05)', () => bce().forward(tensor([9.5]), tensor([1], { dtype: 'float32' }))],
  ['tensor(8.5002)', () => bce().forward(tensor([-8.5, 8.5]), tensor([1, 0], { dtype: 'float32' }))],
  ['tensor(22026.4648)', () => exp(tensor(10, { dtype: 'float32' }))],
  ['tensor([0., inf, nan])', () => exp(tensor([-200, 200, Number.NaN]))],
])('%s', (text, compute) => {
  expect(formatValue(compute())).toBe(text);
});

it('adds up the shares of many classes', () => {
  for (const count of [7, 8, 9, 16, 22]) {
    expect(
      ce()
        .forward(zeros(1, count), tensor([0]))
        .item(),
    ).toBeCloseTo(Math.log(count), 6);
  }
});

it('has a gradient that is rounded once where the loss is nearly 0', () => {
  const scores = tensor([[9.5, 0, -1]], { requiresGrad: true });
  ce()
    .forward(scores, tensor([0]))
    .backward();
  expect(formatValue(scores.grad)).toBe('tensor([[-1.0238e-04,  7.4844e-05,  2.7534e-05]])');
});
