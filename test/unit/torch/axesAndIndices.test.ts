import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ones, tensor } from '../../../src/torch/index.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import type { Tensor } from '../../../src/torch/index.ts';

type Loose = Readonly<Record<string, (...parts: readonly unknown[]) => { readonly shape: number[] }>>;
const x = ones(2, 3);
let names: typeof tf;

beforeAll(async () => {
  await tf.setBackend('cpu');
  names = labTensorflow();
});

const joined = (axis: number): unknown => names.layers.concatenate({ axis }).apply([x, x]);
const product = (axes: number | [number, number]): unknown => names.layers.dot({ axes }).apply([x, x]);

describe('layers of TensorFlow.js that take axes', () => {
  it.each([
    [0, [4, 3]],
    [1, [2, 6]],
    [-1, [2, 6]],
    [-2, [4, 3]],
  ])('join along axis %d', (axis, shape) => {
    expect((joined(axis) as Tensor).shape).toEqual(shape);
  });

  it('multiply along axes that count from the end', () => {
    for (const axes of [1, -1, [1, -1]] as const) expect((product(axes as number) as Tensor).tolist()).toEqual([[3], [3]]);
    const input = names.input({ shape: [3] });
    expect((names.layers.concatenate({ axis: -1 }).apply([input, input]) as tf.SymbolicTensor).shape).toEqual([null, 6]);
  });

  it.each([2, -3, 5, -5, 1.5, NaN])('refuse axis %d', axis => {
    expect(() => joined(axis)).toThrow(`tf.layers.concatenate: there is no axis ${String(axis)}; axes go from -2 to 1.`);
    expect(() => product(axis)).toThrow(`tf.layers.dot: there is no axis ${String(axis)}; axes go from -2 to 1.`);
    expect(() => product([1, axis])).toThrow('tf.layers.dot: there is no axis');
  });
});

describe('what is no index and no axis', () => {
  it.each([[[0.5]], [[0, NaN]], [[[1], [Infinity]]], [0.5]])('gather refuses %j', indices => {
    expect(() => (names as unknown as Loose)['gather']?.(x, indices)).toThrow('gather takes whole numbers for its indices, but got');
  });

  it.each(['gatherND', 'oneHot', 'scatterND', 'sparseToDense', 'tensorScatterUpdate', 'unsortedSegmentSum'])(
    '%s refuses fractions and NaN',
    name => {
      const call = (indices: unknown): unknown => {
        const parts: Readonly<Record<string, readonly unknown[]>> = {
          gatherND: [x, [indices]],
          oneHot: [[indices], 3],
          scatterND: [[[indices]], [1], [4]],
          sparseToDense: [[indices], [1], [4]],
          tensorScatterUpdate: [tensor([1.5, 2, 3]), [[indices]], [9]],
          unsortedSegmentSum: [x, [0, indices], 2],
        };
        return (names as unknown as Loose)[name]?.(...(parts[name] ?? []));
      };
      for (const odd of [0.5, NaN]) expect(() => call(odd)).toThrow(`${name} takes whole numbers for its indices, but got ${String(odd)}.`);
      expect(() => call(1)).not.toThrow();
    },
  );

  it('methods of tensors refuse them as well, and ids of segments that are not there', () => {
    const loose = x as unknown as Loose;
    expect(() => loose['gather']?.([0.5])).toThrow('gather takes whole numbers for its indices, but got 0.5.');
    expect(() => loose['unsortedSegmentSum']?.([0, NaN], 2)).toThrow(
      'unsortedSegmentSum takes whole numbers for its indices, but got NaN.',
    );
    expect(loose['gather']?.([1, 0, 1]).shape).toEqual([3, 3]);
    for (const id of [-1, 2])
      expect(() => loose['unsortedSegmentSum']?.([0, id], 2)).toThrow(
        `unsortedSegmentSum: there is no segment ${String(id)}; they go from 0 to 1.`,
      );
    expect(x.unsortedSegmentSum([1, 1], 2).tolist()).toEqual([
      [0, 0, 0],
      [2, 2, 2],
    ]);
  });

  it('whole numbers gather rows', () => {
    expect(names.gather(x, [1, 0, 1]).shape).toEqual([3, 3]);
    expect(names.squeeze(ones(2, 1), [1]).shape).toEqual([2]);
    expect(names.squeeze(ones(2, 1)).shape).toEqual([2]);
    expect(tensor([1.5], { dtype: 'int32' }).tolist()).toEqual([1]);
  });

  it('NaN is in no tensor of whole numbers', () => {
    expect(() => tensor([1, NaN], { dtype: 'int32' })).toThrow('tensor: NaN is no whole number, so a tensor of int32 cannot hold it.');
  });

  it('texts are no axes', () => {
    const loose = ones(2, 1) as unknown as Loose;
    const sentence = /^\w+ needs an axis as a number, such as 1, but got the text '1'\.$/u;
    expect(() => (names as unknown as Loose)['squeeze']?.(ones(2, 1), '1')).toThrow(sentence);
    expect(() => (names as unknown as Loose)['squeeze']?.(ones(2, 1), ['1'])).toThrow(sentence);
    expect(() => loose['squeeze']?.('1')).toThrow(sentence);
    expect(() => loose['transpose']?.('1', '0')).toThrow(sentence);
    expect(() => loose['slice']?.('0', '1')).toThrow(/^slice takes whole numbers.*but got the text '0'\.$/u);
    expect(() => loose['split']?.('1', 0)).toThrow(
      "split needs the size of a piece, such as split(2, 1), or a list of sizes, but got the text '1'.",
    );
  });
});
