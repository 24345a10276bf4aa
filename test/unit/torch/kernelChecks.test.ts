import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import '../../../src/torch/index.ts';
import { checkedMetrics, checkedSignal } from '../../../src/torch/composedOperations.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
});

/** What a lab writes has not been through a type check. */
type Axis = never;
const x = (): tf.Tensor2D =>
  tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ]);
const image = (): tf.Tensor4D => tf.ones([1, 4, 4, 2]);

/** Operations along one axis of [2, 3], and how many more places there are than axes. */
const alongOne: readonly (readonly [name: string, run: (axis: Axis) => unknown, more: number])[] = [
  ['argMax', axis => tf.argMax(x(), axis), 0],
  ['argMin', axis => tf.argMin(x(), axis), 0],
  ['argMax', axis => x().argMax(axis), 0],
  ['cumsum', axis => tf.cumsum(x(), axis), 0],
  ['cumprod', axis => tf.cumprod(x(), axis), 0],
  ['unstack', axis => tf.unstack(x(), axis), 0],
  ['split', axis => tf.split(x(), 1, axis), 0],
  ['gather', axis => tf.gather(x(), [0], axis), 0],
  ['concat', axis => tf.concat([x(), x()], axis), 0],
  ['unique', axis => tf.unique(x(), axis), 0],
  ['stack', axis => tf.stack([x(), x()], axis), 1],
  ['expandDims', axis => tf.expandDims(x(), axis), 1],
];
const alongMany: readonly (readonly [name: string, run: (axis: Axis) => unknown])[] = [
  ['sum', axis => tf.sum(x(), axis)],
  ['mean', axis => tf.mean(x(), axis)],
  ['max', axis => tf.max(x(), axis)],
  ['min', axis => tf.min(x(), axis)],
  ['prod', axis => tf.prod(x(), axis)],
  ['all', axis => tf.all(x().greater(2), axis)],
  ['any', axis => tf.any(x().greater(2), axis)],
  ['reverse', axis => tf.reverse(x(), axis)],
  ['logSumExp', axis => tf.logSumExp(x(), axis)],
  ['moments', axis => tf.moments(x(), axis)],
];

describe('an axis', () => {
  it.each(alongOne)('that is not there is refused by %s', (name, run, more) => {
    for (const axis of [2 + more, 3 + more, -3 - more, -4 - more, 0.5, NaN, Infinity, '1', true, [0.5], [5]])
      expect(() => run(axis as never), String(axis)).toThrow();
    for (const axis of name.startsWith('cum') ? [0, 1] : [0, 1, -1, -2]) expect(() => run(axis as never), String(axis)).not.toThrow();
  });

  it.each(alongMany)('that is not there or stands twice is refused by %s', (name, run) => {
    for (const axis of [2, -3, 0.5, NaN, '1', true, [0, 0], [1, -1], [0, 2], ['0'], [0, 1, 0]])
      expect(() => run(axis as never), String(axis)).toThrow();
    for (const axis of [undefined, null, 0, -1, [0, 1], [-1, -2]])
      if (name !== 'reverse' || axis !== null) expect(() => run(axis as never), String(axis)).not.toThrow();
  });

  it.each<[() => unknown, string]>([
    [() => tf.argMax(tf.tensor1d([1, 2]), 3), 'argMax: there is no axis 3; axes go from -1 to 0.'],
    [() => tf.cumsum(x(), -3), 'cumsum: there is no axis -3; axes go from -2 to 1.'],
    [() => tf.sum(x(), [1, -1]), 'sum: axis 1 stands in the list twice; name each axis once.'],
    [() => tf.transpose(x(), [0, 0]), 'transpose needs each axis from 0 to 1 once, but got [0, 0].'],
  ])('is told in a sentence', (run, sentence) => {
    expect(run).toThrow(sentence);
  });
});

describe('sizes that do not fit', () => {
  it.each<[name: string, () => unknown, RegExp]>([
    [
      'too few pairs',
      () => tf.pad(x(), [[1, 1]] as never),
      /^pad needs a pair of whole numbers for each axis.*\[2, 3\] takes 2, as in \[\[0, 1\], \[0, 1\]\]\.$/u,
    ],
    [
      'too many pairs',
      () =>
        tf.pad(x(), [
          [1, 1],
          [1, 1],
          [1, 1],
        ] as never),
      /pad needs a pair/u,
    ],
    ['no pairs', () => tf.pad(x(), [1, 1] as never), /pad needs a pair/u],
    ['half a pair', () => tf.pad(x(), [[1, 1], [1]] as never), /pad needs a pair/u],
    [
      'fractions in a pair',
      () =>
        tf.mirrorPad(
          x(),
          [
            [0.5, 0],
            [0, 0],
          ],
          'reflect',
        ),
      /mirrorPad needs a pair/u,
    ],
    [
      'more taken away than there is',
      () =>
        tf.pad(x(), [
          [-3, 0],
          [0, 0],
        ]),
      /pad takes more away from axis 0 than its 2 entries/u,
    ],
    [
      'a mean for each row',
      () => tf.batchNorm(x(), tf.ones([2]), tf.ones([2])),
      /batchNorm: mean must have a value for each entry of the last axis, \[3\], or be of the input's shape, but it is \[2\]/u,
    ],
    ['a variance of another size', () => tf.batchNorm(x(), tf.ones([3]), tf.ones([6])), /batchNorm: variance must/u],
    ['a scale of another size', () => tf.batchNorm(x(), tf.ones([3]), tf.ones([3]), tf.ones([3]), tf.ones([6])), /batchNorm: scale must/u],
    [
      'a fraction as depth',
      () => tf.oneHot(tf.tensor1d([0], 'int32'), 2.5),
      /oneHot takes whole numbers from 1 on for its depth, but got 2\.5/u,
    ],
    [
      'a class that is not there',
      () => tf.oneHot(tf.tensor1d([0, 3], 'int32'), 3),
      /oneHot: there is no class 3; with a depth of 3 they go from 0 to 2/u,
    ],
    [
      'a label that is not there',
      () => tf.math.confusionMatrix(tf.tensor1d([0, 5], 'int32'), tf.tensor1d([0, 1], 'int32'), 2),
      /there is no class 5/u,
    ],
    ['half a value', () => tf.linspace(0, 1, 2.5), /linspace takes whole numbers from 1 on/u],
    ['a step that leads away', () => tf.range(0, 3, -1), /range cannot come from 0 to 3 in steps of -1/u],
    ['a step that is none', () => tf.range(0, 3, NaN), /range takes numbers, but got NaN/u],
    ['half a repeat', () => tf.tile(x(), [1, 2.5]), /tile takes whole numbers from 0 on for its repeats/u],
    ['a text as size', () => tf.reshape(x(), ['2', 3] as never), /the result would have the shape|whole/u],
    ['half an entry', () => tf.slice(x(), [0, 0], [1, 1.5]), /slice takes whole numbers for its sizes/u],
    ['a beginning behind the end', () => tf.slice(x(), [3] as never), /slice would begin at 3 on axis 0, which has only 2 entries/u],
    [
      'half a stride',
      () => tf.conv2d(image(), tf.ones([2, 2, 2, 1]), 2.5, 'valid'),
      /conv2d takes whole numbers from 1 on for its strides/u,
    ],
    ['a negative window', () => tf.maxPool(image(), -1, 1, 'valid'), /maxPool takes whole numbers from 1 on for its window/u],
    [
      'a window larger than the image',
      () => tf.maxPool(image(), 5, 1, 'valid'),
      /maxPool: nothing is left of \[1, 4, 4, 2\], as the window is larger/u,
    ],
    ['a filter larger than the image', () => tf.conv2d(image(), tf.ones([5, 5, 2, 1]), 1, 'valid'), /conv2d: nothing is left/u],
    [
      'half a pixel',
      () => tf.image.resizeBilinear(image(), [2.5, 2]),
      /resizeBilinear: the result would have the shape \[1, 2\.5, 2, 2\]/u,
    ],
    [
      'an image that is not there',
      () => tf.image.cropAndResize(image(), [[0, 0, 1, 1]], [3], [2, 2]),
      /cropAndResize: there is no image 3/u,
    ],
    ['half a bin', () => tf.bincount(tf.tensor1d([1], 'int32'), [], 0.5), /bincount: the result would have the shape \[0\.5\]/u],
    ['a block as text', () => tf.depthToSpace(tf.ones([1, 1, 1, 4]), '2' as never), /depthToSpace takes whole numbers/u],
  ])('are refused: %s', (_name, run, sentence) => {
    expect(run).toThrow(sentence);
  });

  it('are refused by operations that are put together of others', () => {
    const signal = checkedSignal(tf.signal) as typeof tf.signal;
    const metrics = checkedMetrics(tf.metrics) as typeof tf.metrics;
    expect(() => signal.frame(tf.ones([4]), 2, 0)).toThrow('tf.signal.frame: frameStep is a whole number from 1 on, but got 0.');
    expect(() => signal.hannWindow(2.5)).toThrow('tf.signal.hannWindow: windowLength is a whole number from 1 on, but got 2.5.');
    expect(signal.frame(tf.ones([4]), 2, 1).shape).toEqual([3, 2]);
    expect(() => metrics.meanSquaredError(tf.ones([2, 1]), tf.ones([2]))).toThrow('both shapes must be equal, but got [2, 1] and [2].');
    expect(metrics.binaryAccuracy(tf.ones([2]), tf.ones([2])).dataSync()[0]).toBe(1);
  });

  it('that fit are not refused', () => {
    expect(
      tf
        .pad(x(), [
          [0, -1],
          [1, 0],
        ])
        .arraySync(),
    ).toEqual([[0, 1, 2, 3]]);
    for (const shape of [[3], [1, 3], [2, 3], [1], []])
      expect(tf.batchNorm(x() as never, tf.ones(shape) as never, tf.ones(shape) as never).shape).toEqual([2, 3]);
    expect(tf.slice(x(), [0, 3] as never, [1, -1] as never).shape).toEqual([1, 0]);
    expect(tf.maxPool(tf.ones<tf.Rank.R4>([0, 4, 4, 2]), 2, 1, 'valid').shape).toEqual([0, 3, 3, 2]);
  });
});

it('an updated tensor leaves the one it was made of as it is', () => {
  const given = tf.tensor1d([1, 2, 3]);
  expect(tf.tensorScatterUpdate(given, tf.tensor2d([[2]], [1, 1], 'int32'), tf.tensor1d([9])).arraySync()).toEqual([1, 2, 9]);
  expect(given.arraySync()).toEqual([1, 2, 3]);
});
