import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nn, softmax, tensor, zeros } from '../../../../src/torch/index.ts';
import { formatValue } from '../../../../src/torch/text/formatValue.ts';
import { startSession } from '../../../../src/torch/session/session.ts';

/** What a printed tensor says of its history. */
const told = (x: tf.Tensor): string => /grad_fn=<\w+>|requires_grad=True/u.exec(formatValue(x))?.[0] ?? 'nothing';

describe('the operation a printed tensor tells', () => {
  let x: tf.Tensor;
  beforeEach(async () => {
    await tf.setBackend('cpu');
    startSession();
    x = zeros(2, 3);
    x.requiresGrad = true;
  });

  // Each as PyTorch 1.13 prints it.
  it.each<[string, (x: tf.Tensor) => tf.Tensor]>([
    ['SumBackward0', x => x.sum()],
    ['SumBackward1', x => x.sum(1)],
    ['MeanBackward0', x => x.mean()],
    ['MeanBackward1', x => x.mean(0)],
    ['MaxBackward1', x => x.max()],
    ['AmaxBackward0', x => x.max(1)],
    ['MinBackward1', x => x.min()],
    ['AminBackward0', x => x.min(1)],
    ['SoftmaxBackward0', x => softmax(x, 0)],
    ['SelectBackward0', x => x.at(0)],
    ['SliceBackward0', x => x.slice([0, 1], [2, 1])],
    ['AliasBackward0', x => x.slice([0, 0], [2, 3])],
    ['CopySlices', x => x.with([0, 0], 1)],
    ['TransposeBackward0', x => x.transpose(0, 1)],
    ['MmBackward0', x => x.matmul(zeros(3, 2))],
    ['MvBackward0', x => x.matmul(zeros(3))],
    ['DotBackward0', x => x.at(0).matmul(zeros(3))],
    ['SqueezeBackward3', x => x.at(0).matmul(zeros(3, 2))],
    ['PowBackward0', x => x.pow(2)],
    ['PowBackward1', x => x.pow(x)],
    ['AddmmBackward0', x => new nn.Linear(3, 2).forward(x)],
    ['MmBackward0', x => new nn.Linear(3, 2, { bias: false }).forward(x)],
    ['AddBackward0', x => new nn.Linear(3, 2).forward(x.at(0))],
    ['SqueezeBackward1', x => new nn.GRU({ inputSize: 3, hiddenSize: 2 }).forward(x)[0]],
    ['SqueezeBackward1', x => x.squeeze(0)],
    ['StackBackward0', () => new nn.GRU({ inputSize: 3, hiddenSize: 2 }).forward(zeros(4, 2, 3))[0]],
    ['TransposeBackward1', () => new nn.GRU({ inputSize: 3, hiddenSize: 2, batchFirst: true }).forward(zeros(4, 2, 3))[0]],
    ['TransposeBackward0', () => new nn.LSTM({ inputSize: 3, hiddenSize: 2, batchFirst: true }).forward(zeros(4, 2, 3))[0]],
    ['CatBackward0', () => new nn.RNN({ inputSize: 3, hiddenSize: 2, bidirectional: true }).forward(zeros(4, 2, 3))[0]],
    ['StackBackward0', () => new nn.RNN({ inputSize: 3, hiddenSize: 2, batchFirst: true }).forward(zeros(4, 2, 3))[1]],
    ['TanhBackward0', x => new nn.RNNCell({ inputSize: 3, hiddenSize: 2 }).forward(x)],
    ['MulBackward0', x => new nn.LSTMCell({ inputSize: 3, hiddenSize: 2 }).forward(x)[0]],
    ['AddBackward0', x => new nn.LSTMCell({ inputSize: 3, hiddenSize: 2 }).forward(x)[1]],
    ['AddBackward0', x => new nn.GRUCell({ inputSize: 3, hiddenSize: 2 }).forward(x)],
  ])('is %s', (name, compute) => {
    expect(told(compute(x))).toBe(`grad_fn=<${name}>`);
  });

  it('is left out where it depends on where values lie in memory', () => {
    expect(told(x.reshape(3, 2))).toBe('nothing');
    expect(told(new nn.Linear(3, 2).forward(zeros(4, 2, 3)))).toBe('nothing');
  });

  it('is none for a leaf, and float() of float32 is the tensor itself', () => {
    expect(told(x)).toBe('requires_grad=True');
    expect(x.float()).toBe(x);
    expect(formatValue(new nn.Parameter(tensor([0.5])))).toBe('Parameter containing:\ntensor([0.5000], requires_grad=True)');
  });
});
