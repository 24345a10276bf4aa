import * as tf from '@tensorflow/tfjs';
import { sumToShape } from './sumToShape.ts';

/** How a kernel's gradient is computed, with the names TensorFlow.js gives it. */
export interface Gradient {
  readonly inputsToSave?: string[];
  readonly outputsToSave?: boolean[];
  /** One function for each input that can have a gradient; it is called only where somebody wants it. */
  readonly of: (
    dy: tf.Tensor,
    saved: readonly tf.Tensor[],
    attributes: Readonly<Record<string, unknown>>,
  ) => Record<string, () => tf.Tensor>;
}

/** Puts a gradient into the place of TensorFlow.js's own, or where it has none. */
export function registerGradient(kernelName: string, { of, ...saving }: Gradient): void {
  if (tf.getGradient(kernelName) as tf.GradConfig | undefined) tf.unregisterGradient(kernelName);
  tf.registerGradient({
    kernelName,
    ...saving,
    gradFunc: (dy, saved, attributes) => of(dy as tf.Tensor, saved, attributes),
  });
}

/** A saved tensor that every call of this gradient has. */
export function savedAt(saved: readonly tf.Tensor[], index: number): tf.Tensor {
  return saved[index] as tf.Tensor;
}

/** `axis` of these attributes as a list of indices from 0. */
export function axesIn(given: unknown, rank: number): number[] {
  if (given === undefined || given === null) return Array.from({ length: rank }, (_, axis) => axis);
  return [given as number | number[]].flat().map(axis => (axis < 0 ? axis + rank : axis));
}

/** `values` where `mask` holds, 0 elsewhere, even where `values` is infinite or NaN. */
export function keptWhere(mask: tf.Tensor, values: tf.Tensor): tf.Tensor {
  return tf.where(mask, values, tf.zerosLike(values));
}

/**
 * The gradient of an operand of this `shape`, which was stretched to that of the result: the sum over all its copies.
 */
export function sumTo(gradient: tf.Tensor, shape: readonly number[]): tf.Tensor {
  return tf.util.arraysEqual(gradient.shape, [...shape]) ? gradient : (sumToShape(gradient, shape) ?? gradient);
}
