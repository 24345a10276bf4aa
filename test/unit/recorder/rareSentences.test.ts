import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { toLabError } from '../../../src/recorder/errors/toLabError.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import '../../../src/torch/index.ts';

beforeAll(async () => {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  // It sets what labs run with.
  labTensorflow();
});

const whole = (values: tf.TensorLike): tf.Tensor => tf.tensor(values, undefined, 'int32');
/** As a lab calls it, whose types say less. */
const loose = tf as unknown as Readonly<Record<string, (...values: readonly unknown[]) => tf.Tensor>>;
const call = (name: string, ...values: readonly unknown[]): unknown => loose[name]?.(...values);

it.each<readonly [expected: string, work: () => unknown]>([
  ['This tensor is a single number and has no axis to take apart.', () => tf.unstack(tf.scalar(1))],
  [
    'slice takes one number for each axis: the tensor has 2 axes, but [0, 0, 0] was given.',
    () => call('slice2d', tf.ones([2, 3]), [0, 0, 0], [1, 1, 1]),
  ],
  ['topk cannot take 5 of the 3 entries of the last axis.', () => tf.topk(tf.ones([3]), 5)],
  [
    'scatterND puts one part of the result at each index, but updates [3], indices [2, 1] and shape [8] do not fit',
    () => tf.scatterND(whole([[4], [5]]), tf.ones([3]), [8]),
  ],
  [
    'There is no entry at [5, 0] of a tensor of shape [2, 2]; places are counted from 0.',
    () => tf.gatherND(tf.ones([2, 2]), whole([[5, 0]])),
  ],
  [
    'sparseToDense has indices of 2 numbers each, so outputShape needs 2, but it has 1.',
    () => tf.sparseToDense(whole([[0, 1]]), tf.tensor1d([5]), [4], 0),
  ],
  ['qr needs a tensor of 2 axes or more, but got one of 1.', () => tf.linalg.qr(tf.ones([3]))],
  ['multinomial needs chances with 1 axis or 2, but got 3: one row for each draw.', () => call('multinomial', tf.ones([2, 2, 2]), 3)],
  ['tf.scalar makes a tensor of one number. For a list of them, write tensor([…]) or tf.tensor([…]).', () => call('scalar', [1, 2])],
  ["einsum needs an arrow and what the result is to have: 'ij,jk->ik'.", () => tf.einsum('ij,jk', tf.ones([2, 2]), tf.ones([2, 2]))],
  [
    'What tf.grads(f) gives takes a list of tensors: tf.grads(f)([a, b]).',
    () => (tf.grads((x: tf.Tensor) => x.sum()) as unknown as (x: tf.Tensor) => unknown)(tf.ones([2])),
  ],
  [
    'The function has to give a tensor: compute it with tensor operations, not with numbers.',
    () => tf.valueAndGrad((() => 3) as unknown as (x: tf.Tensor) => tf.Tensor)(tf.ones([2])),
  ],
  [
    'The function given to tf.customGrad has to return { value, gradFunc }',
    () => (tf.customGrad((() => 3) as never) as (x: tf.Tensor) => unknown)(tf.ones([2])),
  ],
  ['tf.tidy takes a function: tf.tidy(() => …).', () => call('tidy', 3)],
  ['complex needs two tensors of one shape, but got [2] and [3].', () => tf.complex(tf.ones([2]), tf.ones([3]))],
  ['clipByValue needs the smaller bound first, but got 3 and 1.', () => tf.clipByValue(tf.ones([2]), 3, 1)],
  ['dropout takes a share from 0 up to, but without, 1, but got 1.5.', () => tf.dropout(tf.ones([2]), 1.5)],
  ['movingAverage needs two tensors of one shape.', () => tf.movingAverage(tf.variable(tf.ones([2])), tf.ones([3]), 0.5)],
  [
    'There are 3 labels, but 2 predictions. Give one for each.',
    () => tf.math.confusionMatrix(whole([0, 1, 1]) as tf.Tensor1D, whole([0, 1]) as tf.Tensor1D, 2),
  ],
  ['depthToSpace needs channels that 4 divides without a rest, but there are 3.', () => tf.depthToSpace(tf.ones([1, 2, 2, 3]), 2)],
  [
    'mirrorPad can mirror at most 1 entry on axis 0 of [2, 3].',
    () =>
      tf.mirrorPad(
        tf.ones([2, 3]),
        [
          [2, 0],
          [0, 0],
        ],
        'reflect',
      ),
  ],
  ['searchSorted needs as many rows of values as there are sorted rows.', () => tf.searchSorted(tf.ones([2, 3]), tf.ones([3, 2]))],
  ['stridedSlice cannot go in steps of 0, as on axis 0.', () => tf.stridedSlice(tf.ones([3]), [0], [2], [0])],
  ['conv1d needs filter with 3 axes, but it has 2.', () => call('conv1d', tf.ones([4, 3]), tf.ones([2, 2]), 1, 'same')],
])('%s', (expected, work) => {
  let message = 'nothing was thrown';
  try {
    work();
  } catch (error) {
    ({ message } = toLabError(
      error,
      null,
      () => [],
      () => false,
    ));
  }
  expect(message).toContain(expected);
});
