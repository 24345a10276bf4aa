import * as tf from '@tensorflow/tfjs';
import { LabError } from '../labError.ts';
import { byLibrary, currentSession } from '../session.ts';
import { shapeOf, sizeOf } from './shapeOf.ts';
import type { ShapeArguments } from './shapeOf.ts';

/**
 * Starts the random numbers anew from `seed`, a whole number. The same seed gives the same stream as PyTorch's CPU generator, digit for digit:
 * `rand`, `randn`, the first weights of every module, and dropout draw from it.
 *
 * PyTorch: `torch.manual_seed(seed)`.
 */
export function manualSeed(seed: number): void {
  if (!Number.isInteger(seed)) throw new LabError(`manualSeed needs a whole number, but got ${String(seed)}.`);
  currentSession().generator.reseed(seed);
}

/**
 * A float32 tensor of the given shape with values drawn evenly from [0, 1). `rand(4, 6)` and `rand([4, 6])` are the same.
 *
 * PyTorch: `torch.rand(4, 6)`.
 */
export function rand(...shape: ShapeArguments): tf.Tensor {
  const sizes = shapeOf('rand', shape);
  return byLibrary(() => tf.tensor(currentSession().generator.uniform(sizeOf(sizes)), sizes));
}

/**
 * A float32 tensor of the given shape with values drawn from the normal distribution with mean 0 and standard deviation 1.
 *
 * PyTorch: `torch.randn(4, 6)`.
 */
export function randn(...shape: ShapeArguments): tf.Tensor {
  const sizes = shapeOf('randn', shape);
  return byLibrary(() => tf.tensor(currentSession().generator.normal(sizeOf(sizes)), sizes));
}
