import type * as tf from '@tensorflow/tfjs';
import { isTensor } from '../input/isTensor.ts';

/** PyTorch's name for an operation, or what it depends on. */
type Name = string | null | ((x: tf.Tensor, parameters: readonly unknown[], result: tf.Tensor) => string | null);

/** Of all values, or along some axes: PyTorch counts the two apart. */
const reduced =
  (all: string, along: string): Name =>
  (_, [dim]) =>
    dim === undefined ? all : along;

const MATRIX_PRODUCTS: Readonly<Record<string, string>> = {
  '1 by 1': 'DotBackward0',
  '2 by 1': 'MvBackward0',
  '2 by 2': 'MmBackward0',
  '1 by 2': 'SqueezeBackward3',
};

/**
 * What PyTorch 1.13 calls the operations of a tensor's methods, where that is not the name of the kernel they take.
 * Null: its name depends on where the values lie in memory, which is not known here, so it is left out.
 */
const names: Readonly<Record<string, Name>> = {
  sum: reduced('SumBackward0', 'SumBackward1'),
  mean: reduced('MeanBackward0', 'MeanBackward1'),
  max: reduced('MaxBackward1', 'AmaxBackward0'),
  min: reduced('MinBackward1', 'AminBackward0'),
  pow: (_, [exponent]) => (isTensor(exponent) ? 'PowBackward1' : 'PowBackward0'),
  matmul: ({ rank }, [other]) => (isTensor(other) ? (MATRIX_PRODUCTS[`${String(rank)} by ${String(other.rank)}`] ?? null) : null),
  at: 'SelectBackward0',
  // Python's x[0:3] makes a slice of everything, x[0:3, 0:2] only of a part.
  slice: (x, [begin], result) =>
    String(x.shape) === String(result.shape) && Array.isArray(begin) && begin.length > 1 ? 'AliasBackward0' : 'SliceBackward0',
  with: 'CopySlices',
  transpose: (_, { length }) => (length === 2 ? 'TransposeBackward0' : null),
  reshape: null,
  tile: 'RepeatBackward0',
};

/** The name for what a method has computed; undefined where the kernel tells it. */
export function methodName(method: string, x: tf.Tensor, parameters: readonly unknown[], result: tf.Tensor): string | null | undefined {
  const name = names[method];
  return typeof name === 'function' ? name(x, parameters, result) : name;
}
