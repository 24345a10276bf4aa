import * as tf from '@tensorflow/tfjs';
import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { shapeOf, productOfSizes } from '../input/shapeOf.ts';
import type { ShapeArguments } from '../input/shapeOf.ts';

/**
 * Starts the random numbers anew from `seed`, a whole number. The same seed gives the same stream as PyTorch's CPU
 * generator, digit for digit: `rand`, `randn`, the first weights of every module, and dropout draw from it. The
 * lab view can turn the first seed of a lab, as it turns a `dial`.
 *
 * PyTorch: `torch.manual_seed(seed)`.
 */
export function manualSeed(seed: number): void {
  if (!Number.isInteger(seed)) throw new LabError(`manualSeed needs a whole number, but got ${shownValue(seed)}.`);
  const { generator, mistakes, dials } = currentSession();
  generator.reseed(dials.seed(seed));
  mistakes.sawSeed();
}

/**
 * A float32 tensor of the given shape with values drawn evenly from [0, 1). `rand(4, 6)` and `rand([4, 6])` are the
 * same.
 *
 * PyTorch: `torch.rand(4, 6)`.
 */
export function rand(...shape: ShapeArguments): tf.Tensor {
  const sizes = shapeOf('rand', shape);
  return byLibrary(() => tf.tensor(currentSession().generator.uniform(productOfSizes(sizes)), sizes));
}

/**
 * A float32 tensor of the given shape with values drawn from the normal distribution with mean 0 and standard deviation
 * 1.
 *
 * PyTorch: `torch.randn(4, 6)`.
 */
export function randn(...shape: ShapeArguments): tf.Tensor {
  const sizes = shapeOf('randn', shape);
  return byLibrary(() => tf.tensor(currentSession().generator.normal(productOfSizes(sizes)), sizes));
}

/**
 * An int32 tensor of the given shape with whole numbers drawn evenly from `low` up to, but without, `high`:
 * `randint(0, 10, [4, 6])`, or from 0 on `randint(10, [4, 6])`.
 *
 * PyTorch: `torch.randint(0, 10, (4, 6))`.
 */
export function randint(high: number, shape: readonly number[]): tf.Tensor;
export function randint(low: number, high: number, shape: readonly number[]): tf.Tensor;
export function randint(first: number, second: number | readonly number[], third?: readonly number[]): tf.Tensor {
  const [low, high, shape] = typeof second === 'number' ? [first, second, third] : [0, first, second];
  const isWhole = [low, high].every(limit => Number.isInteger(limit) && Math.abs(limit) <= 2 ** 31);
  if (!Array.isArray(shape) || !isWhole || high <= low) {
    throw new LabError(
      `randint needs two whole numbers, the first below the second, and a shape in brackets: randint(0, 10, [4, 6]); but got ${[low, high].map(shownValue).join(' and ')}${Array.isArray(shape) ? '' : ' and no shape'}.`,
    );
  }
  const sizes = shapeOf('randint', [shape as readonly number[]]);
  return byLibrary(() => tf.tensor(currentSession().generator.integers(productOfSizes(sizes), low, high), sizes, 'int32'));
}

/**
 * The whole numbers from 0 up to, but without, `count` in a random order, as int32: for shuffling a data set.
 *
 * PyTorch: `torch.randperm(n)`.
 */
export function randperm(count: number): tf.Tensor {
  if (!Number.isInteger(count)) throw new LabError(`randperm needs a whole number, but got ${shownValue(count)}.`);
  const [size = 0] = shapeOf('randperm', [count]);
  return byLibrary(() => tf.tensor(currentSession().generator.permutation(size), [size], 'int32'));
}
