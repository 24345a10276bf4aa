import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { toLabError } from '../../../src/recorder/errors/toLabError.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import '../../../src/torch/index.ts';

beforeAll(async () => {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  // It sets what labs run with.
  labTensorflow();
});

/** What the learner reads of what `work` throws. */
function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return toLabError(
      error,
      null,
      () => [],
      () => false,
    ).message;
  }
  throw new Error('It threw nothing.');
}

const a = (): tf.Tensor2D => tf.ones([2, 3]);
const b = (): tf.Tensor2D => tf.ones([4, 5]);
const row = (): tf.Tensor1D => tf.ones([3]);

describe('errors of TensorFlow.js, in words of the lab', () => {
  it.each<readonly [what: string, work: () => unknown, part: string]>([
    ['matMul', () => tf.matMul(a(), b()), '[2, 3] has rows of 3 and [4, 5] columns of 4'],
    ['matMul, transposed', () => tf.matMul(a(), b(), true, false), '[2, 3] (transposed) has rows of 2'],
    ['squeeze', () => tf.squeeze(a(), [0]), 'squeeze takes axes of size 1 out, but axis 0 has size 2.'],
    ['expandDims', () => tf.expandDims(a(), 5), 'expandDims cannot put an axis there: the tensor has fewer axes.'],
    [
      'einsum',
      () => tf.einsum('ij,jk->ik', a(), b()),
      'einsum: what has one letter needs one size. It stood for 3 before, but axis 0 of the tensor of shape [4, 5] has 4.',
    ],
    ['broadcastTo', () => tf.broadcastTo(a(), [3, 3]), 'broadcastTo can stretch axes of size 1 only, so [2, 3] cannot become [3, 3].'],
    [
      'conv2d',
      () => tf.conv2d<tf.Tensor4D>(tf.zeros([1, 4, 4, 3]), tf.zeros([2, 2, 2, 1]), 1, 'same'),
      'conv2d: the input has 3 channels on its last axis, and the filter is made for 2. Both must be equal.',
    ],
    ['layers', () => tf.layers.dense({ units: 2 }).apply(tf.zeros([3])), 'needs an input of 2 axes or more, but got one of 1.'],
    ['add', () => tf.add(a(), b()), 'Shapes [2, 3] and [4, 5] do not fit together element by element'],
    ['where', () => tf.where(tf.tensor([true]), a(), b()), 'Shapes [2, 3] and [4, 5] do not fit'],
    ['concat', () => tf.concat([a(), b()]), 'number 1 (counted from 0) has shape [4, 5] and the others [2, 3]: axis 1 differs'],
    ['concat of other ranks', () => tf.concat([a(), row()] as tf.Tensor[]), 'number 1 (counted from 0) has not 2, as the first has'],
    ['an axis that is none', () => tf.sum(a(), 3), 'sum: there is no axis 3; axes go from -2 to 1.'],
    ['an axis of a row', () => tf.sum(row(), 1), 'sum: there is no axis 1; axes go from -1 to 0.'],
    ['unstack', () => tf.unstack(a(), 3), 'There is no axis 3'],
    ['reshape', () => tf.reshape(a(), [4, 2]), 'A tensor of 6 values cannot get the shape [4, 2]'],
    ['reshape with a rest', () => tf.reshape(a(), [-1, 4]), '6 values are not divisible by 4'],
    ['reshape of two', () => tf.reshape(a(), [-1, -1]), '-1 for one of its sizes only'],
    ['nothing', () => tf.add(undefined as unknown as tf.Tensor, a()), "add needs a tensor or numbers for 'a', but got null or undefined"],
    ['an object', () => tf.exp({}), "exp needs a tensor or numbers for 'x', but got an object"],
    ['text', () => tf.add(a(), tf.tensor(['a'])), "add needs numbers for 'b', but got text"],
    [
      'the wrong type',
      () => tf.gather(a(), tf.tensor1d([0.5])),
      "gather needs values of dtype int32 for 'indices', but got values of dtype float32. Convert it: x.cast('int32')",
    ],
    ['slice', () => tf.slice(a(), [1, 0], [5, 3]), 'slice would go to 6 on axis 0, which has only 2 entries'],
    ['transpose', () => tf.transpose(a(), [0, 1, 2]), 'the tensor has 2 axes, but [0, 1, 2] was given'],
    ['tile', () => tf.tile(a(), [2]), 'tile needs one number for each axis'],
    ['perm', () => tf.transpose(a(), [0, 5]), 'each axis from 0 to 1 once, but got [0, 5]'],
    ['softmax', () => tf.softmax(a(), 0), 'softmax(x, dim) of "gatescope" takes any axis'],
    ['stack', () => tf.stack([a(), b()]), 'stack needs tensors of one shape, but got [2, 3] and [4, 5]'],
    ['split', () => tf.split(a(), 2, 1), 'divides the size of the axis'],
    ['gather', () => tf.gather(a(), [0, 9]), 'entry 9, but there are only 0 to 1'],
    ['a list that is no table', () => tf.tensor2d([1, 2, 3]), 'tensor2d needs rows'],
    ['rows of other lengths', () => tf.tensor([[1, 2], [3]]), 'Entry [1] of the values has a length of 1, but the first has 2'],
    ['rows of other lengths, deep', () => tf.add(a(), [[[1, 2]], [[3, 4, 5]]]), 'Entry [1][0] of the values has a length of 3'],
    ['a number among rows', () => tf.tensor2d([[1], 2] as number[][]), 'Entry [1] of the values is a number where the first is a list'],
    ['a row among numbers', () => tf.tensor1d([1, [2]] as number[]), 'Entry [1] of the values is a list where the first is a number'],
    [
      'a gradient through a comparison',
      () => tf.grad(x => tf.where(tf.greater(x, 0), x, tf.zerosLike(x)))(row()),
      'TensorFlow.js has no gradient for Greater. Compute what needs none outside of the function',
    ],
    ['too few values', () => tf.tensor([1, 2, 3], [2, 2]), 'A tensor of shape [2, 2] has 4 values, but 3 were given'],
    ['a size below zero', () => tf.zeros([-1, 2]), 'A shape has whole sizes from 0 on, but got [-1, 2]'],
    ['a type that is none', () => tf.tensor([1], [1], 'float64' as tf.DataType), "There is no dtype 'float64'"],
    [
      'conv2d',
      () => tf.conv2d(a() as unknown as tf.Tensor4D, b() as unknown as tf.Tensor4D, 1, 'same'),
      'conv2d needs a tensor of 4 axes, but got one of 2',
    ],
    [
      'a disposed tensor',
      () => {
        const t = row();
        t.dispose();
        return t.reverse();
      },
      'This tensor was disposed',
    ],
    ['no gradient', () => tf.grad(() => tf.scalar(1))(a()), 'There is no gradient'],
    ['no variable', () => tf.train.sgd(0.1).minimize(() => tf.scalar(1)), 'There is nothing to train'],
    [
      'assign',
      () => {
        tf.variable(a()).assign(b());
      },
      "the variable's shape [2, 3], but got [4, 5]",
    ],
    ['a loss', () => tf.losses.meanSquaredError(a(), b()), 'meanSquaredError needs two tensors of one shape, but got [2, 3] and [4, 5]'],
    [
      'one class',
      () => tf.oneHot(tf.tensor1d([0, 1], 'int32'), 1),
      'oneHot makes a column for each class and needs a depth of 2 or more, but got 1.',
    ],
    ['bounds', () => tf.clipByValue(row(), 3, 1), 'clipByValue needs the smaller bound first, but got 3 and 1.'],
    ['shapes in what is in no table', () => tf.outerProduct(a() as unknown as tf.Tensor1D, row()), 'outerProduct: inputs must be rank 1'],
  ])('%s', (_what, work, part) => {
    const message = said(work);
    expect(message).toContain(part);
    expect(message).not.toMatch(/Error in|Tensors? with shapes|TensorLike|transposeA/u);
    expect(message.length).toBeLessThan(320);
  });

  it("are the browser's own sentence for an error of the browser", () => {
    expect(said(() => atob('not base64 at all!'))).toMatch(/^Invalid character$|correctly encoded/u);
    expect(said(() => structuredClone(() => 1))).toMatch(/could not be cloned/u);
    const { name } = toLabError(
      new DOMException('Mine.', 'DataError'),
      null,
      () => [],
      () => false,
    );
    expect(name).toBe('DataError');
  });
});
