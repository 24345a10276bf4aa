import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tensorflowWords } from '../../../src/recorder/errors/tensorflowWords.ts';
import * as library from '../../../src/torch/index.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';

type Call = (...parts: readonly unknown[]) => unknown;
type Loose = Readonly<Record<string, Call | undefined>>;
const { ones, tensor } = library;
const x = tensor([
  [1, 2, 3],
  [4, 5, 6.5],
]);
const switches = tensor([
  [true, false],
  [true, true],
]);
const ids = tensor([1, 0]);
const image = ones(1, 4, 4, 4);
const row = ones(1, 4, 4);
const block = ones(1, 4, 4, 4, 4);
const labels = tensor([0.5, 1]);
const sum = tf.Reduction.SUM;
let names: Loose;

beforeAll(async () => {
  await tf.setBackend('cpu');
  names = labTensorflow() as unknown as Loose;
});

/** Calls of operations that take a tensor first, as functions and as methods of it. */
const calls: Readonly<Record<string, readonly unknown[]>> = {
  all: [switches, 0, false],
  any: [switches, 0, false],
  argMax: [x, 0],
  argMin: [x, 0],
  broadcastTo: [x, [2, 2, 3]],
  conv1d: [row, ones(2, 4, 1), 1, 0, 'NWC', 1, 'round'],
  conv2d: [image, ones(2, 2, 4, 1), 1, 0, 'NHWC', 1, 'round'],
  conv2dTranspose: [image, ones(2, 2, 1, 4), [1, 4, 4, 1], 1, 0, 'round'],
  conv3d: [block, ones(2, 2, 2, 4, 1), 1, 'same', 'NDHWC', 1],
  avgPool: [image, 2, 1, 0, 'round'],
  avgPool3d: [block, 2, 1, 0, 'round', 'NDHWC'],
  absoluteDifference: [labels, labels, labels, sum],
  computeWeightedLoss: [labels, labels, sum],
  cosineDistance: [x, x, 0, undefined, sum],
  cumprod: [x, 0, false, false],
  cumsum: [x, 0, false, false],
  depthToSpace: [image, 2, 'NHWC'],
  depthwiseConv2d: [image, ones(2, 2, 4, 1), 1, 0, 'NHWC', 1, 'round'],
  dilation2d: [image, ones(2, 2, 4), 1, 'same', 1, 'NHWC'],
  expandDims: [x, 0],
  gather: [x, ids, 0, 0],
  hingeLoss: [labels, labels, labels, sum],
  huberLoss: [labels, labels, labels, 1, sum],
  leakyRelu: [x, 0.2],
  logSoftmax: [x, 1],
  logLoss: [labels, labels, labels, 1e-7, sum],
  logSumExp: [x, 0, false],
  matMul: [x, x, false, true],
  max: [x, 0, false],
  maxPool: [image, 2, 1, 0, 'round'],
  maxPool3d: [block, 2, 1, 0, 'round', 'NDHWC'],
  maxPoolWithArgmax: [image, 2, 1, 'same', false],
  meanSquaredError: [labels, labels, labels, sum],
  mean: [x, 0, false],
  min: [x, 0, false],
  mirrorPad: [
    x,
    [
      [0, 1],
      [0, 1],
    ],
    'reflect',
  ],
  norm: [x, 2, 0, false],
  oneHot: [ids, 3, 1, 0],
  pad: [
    x,
    [
      [0, 1],
      [0, 1],
    ],
    0,
  ],
  pool: [image, 2, 'max', 'same', 1, 1],
  prod: [x, 0, false],
  resizeBilinear: [image, [2, 2], false, false],
  reverse: [x, 0],
  separableConv2d: [image, ones(2, 2, 4, 1), ones(1, 1, 4, 1), 1, 'same', 1, 'NHWC'],
  sigmoidCrossEntropy: [labels, labels, labels, 0, sum],
  slice: [x, [0, 0], [1, 1]],
  softmax: [x, 1],
  softmaxCrossEntropy: [x, x, undefined, 0, sum],
  split: [x, 1, 1],
  squeeze: [ones(1, 3), [0]],
  stridedSlice: [x, [0, 0], [2, 3], [1, 1]],
  sum: [x, 0, false],
  tile: [x, [1, 2]],
  topk: [x, 2, true],
  unique: [ids, 0],
  unsortedSegmentSum: [x, ids, 2],
  unstack: [x, 0],
};
/** Without a tensor, as functions only. */
const makers: Readonly<Record<string, readonly unknown[]>> = {
  adadelta: [0.001, 0.9, 1e-7],
  adagrad: [0.1, 0.1],
  adam: [0.001, 0.9, 0.999, 1e-7],
  adamax: [0.001, 0.9, 0.999, 1e-7, 0],
  buffer: [[2, 2], 'float32'],
  eye: [2, 3, [2]],
  fill: [[2, 3], 1.5],
  linspace: [0, 1, 3],
  ones: [[2, 3]],
  momentum: [0.1, 0.9, true],
  randomNormal: [[2], 0, 1, 'float32', 1],
  randomUniform: [[2], 0, 1, 'float32', 1],
  rmsprop: [0.1, 0.9, 0, 1e-7, false],
  sgd: [0.1],
  zeros: [[2, 3]],
};
/** The library's own functions. */
const own: Readonly<Record<string, readonly unknown[]>> = {
  arange: [0, 3, 1],
  cat: [[x, x], 0],
  eye: [],
  linspace: [0, 1, 3],
  ones: [2, 3],
  rand: [2, 3],
  randint: [0, 5, [2]],
  randn: [2, 3],
  randperm: [3],
  softmax: [x, 0],
  stack: [[x, x], 0],
  zeros: [2, 3],
};
/** Which of the arguments are texts, tensors or indices, that have words of their own. */
const others: Readonly<Record<string, readonly number[]>> = {
  absoluteDifference: [1, 2],
  buffer: [1],
  cat: [0],
  computeWeightedLoss: [1],
  conv1d: [1],
  conv2d: [1],
  conv2dTranspose: [1],
  conv3d: [1],
  cosineDistance: [1, 3],
  depthwiseConv2d: [1],
  dilation2d: [1],
  fill: [1],
  gather: [1],
  hingeLoss: [1, 2],
  huberLoss: [1, 2],
  logLoss: [1, 2],
  matMul: [1],
  meanSquaredError: [1, 2],
  randint: [0, 1, 2],
  randomNormal: [3, 4],
  randomUniform: [3, 4],
  separableConv2d: [1, 2],
  sigmoidCrossEntropy: [1, 2],
  softmax: [0],
  softmaxCrossEntropy: [1, 2],
  stack: [0],
  unsortedSegmentSum: [1],
};
const odd: readonly unknown[] = ['1', 'x', {}, Number.NaN, 1n, () => 1];
/** What such an argument may be told: in words of the library, with the name of what was called. */
const ours = (name: string): RegExp => new RegExp(`^${name}(?: takes | needs |: there is no axis |: axis ).*\\.$`, 'iu');

function refused(name: string, call: Call, parts: readonly unknown[], from: number): string[] {
  expect(() => call(...parts)).not.toThrow();
  const wrong: string[] = [];
  for (let at = from; at < parts.length; at++) {
    if (others[name]?.includes(at)) continue;
    for (const given of odd) {
      // NaN is a number, if no axis and no size.
      if (Number.isNaN(given) && typeof parts[at] === 'number' && isValue(name, at)) continue;
      let said = 'nothing was thrown';
      try {
        call(...parts.with(at, given));
      } catch (error) {
        said = tensorflowWords((error as Error).message);
      }
      if (!ours(name).test(said)) wrong.push(`${name}, argument ${String(at)} as ${String(given)}: ${said}`);
    }
  }
  return wrong;
}

/** An operation, in whatever part of TensorFlow.js it stands. */
function operationOf(name: string): Call | undefined {
  const spaces = ['image', 'losses', 'train'].map(space => names[space] as unknown as Loose);
  return [names, ...spaces].map(space => space[name]).find(operation => operation !== undefined);
}

/** Arguments that are plain numbers: no count and no axis. */
function isValue(name: string, at: number): boolean {
  const values: Readonly<Record<string, readonly number[]>> = {
    adadelta: [0, 1, 2],
    adagrad: [0, 1],
    adam: [0, 1, 2, 3],
    adamax: [0, 1, 2, 3, 4],
    arange: [0, 1],
    huberLoss: [3],
    leakyRelu: [1],
    linspace: [0, 1],
    logLoss: [3],
    momentum: [0, 1],
    oneHot: [2, 3],
    pad: [2],
    randomNormal: [1, 2],
    randomUniform: [1, 2],
    rmsprop: [0, 1, 2, 3],
    sgd: [0],
    sigmoidCrossEntropy: [3],
    softmaxCrossEntropy: [3],
  };
  return values[name]?.includes(at) === true;
}

describe('an axis, a count, a shape or a switch that is none is told in words of the library', () => {
  it.each(Object.entries(calls))('by tf.%s and the method', (name, parts) => {
    const operation = operationOf(name);
    const wrong = refused(name, (...given) => operation?.(...given), parts, 1);
    const isMethod = name in x;
    if (isMethod) {
      // As a method, split takes the size of a piece.
      const method: Call = (self, ...given) => (self as Loose)[name]?.(...given);
      wrong.push(...refused(name, method, name === 'split' ? [x, 1, 0] : parts, 1));
    }
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(makers))('by tf.%s', (name, parts) => {
    expect(refused(name, (...given) => operationOf(name)?.(...given), parts, 0)).toEqual([]);
  });

  it.each(Object.entries(own).filter(([name]) => name in library))('by %s of the library', (name, parts) => {
    expect(refused(name, (library as unknown as Loose)[name] as Call, parts, 0)).toEqual([]);
  });
});

describe('fractions', () => {
  it('are no counts', () => {
    const said = 'topk takes a whole number from 0 on for k, but got 1.5.';
    expect(() => names['topk']?.(x, 1.5)).toThrow(said);
    expect(() => (x as unknown as Loose)['topk']?.(1.5)).toThrow(said);
    expect((x.topk(1) as { readonly values: tf.Tensor }).values.shape).toEqual([2, 1]);
  });

  it('are no indices for layers', () => {
    const { layers } = names as unknown as typeof tf;
    const embedding = layers.embedding({ inputDim: 3, outputDim: 2 });
    const encoding = layers.categoryEncoding({ numTokens: 3, outputMode: 'oneHot' });
    for (const value of [0.5, Number.NaN]) {
      expect(() => embedding.apply(tensor([[1, value]], { dtype: 'float32' }))).toThrow(
        `tf.layers.embedding takes whole numbers for its indices, but got ${String(value)}.`,
      );
      expect(() => encoding.apply(tensor([1, value], { dtype: 'float32' }))).toThrow(
        `tf.layers.categoryEncoding takes whole numbers for its indices, but got ${String(value)}.`,
      );
    }
    expect((embedding.apply(tensor([[1, 2]], { dtype: 'float32' })) as tf.Tensor).shape).toEqual([1, 2, 2]);
    expect((embedding.apply(tensor([[1, 2]])) as tf.Tensor).shape).toEqual([1, 2, 2]);
  });
});

it('the last axis of the two functions of TensorFlow.js that have no other is said', () => {
  const said = (name: string): string => {
    try {
      names[name]?.(x, 0);
    } catch (error) {
      return tensorflowWords((error as Error).message);
    }
    return '';
  };
  expect(said('softmax')).toBe(
    'tf.softmax works along the last axis only, not along axis 0 of 2. softmax(x, dim) of "gatescope" takes any axis.',
  );
  expect(said('logSoftmax')).toBe('tf.logSoftmax works along the last axis only, not along axis 0 of 2. x.logSoftmax(dim) takes any axis.');
});
