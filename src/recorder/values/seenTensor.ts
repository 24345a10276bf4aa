import type * as tf from '@tensorflow/tfjs';
import type { ValueSummary } from '../../core/run/value.ts';
import { inheritsProxy } from './describeObject.ts';
import { tensorFault } from './summarizeTensor.ts';
import { smallTensor, type Summarizer } from './summarize.ts';

export function tensorOf(value: unknown, by: Summarizer): tf.Tensor | null {
  if (typeof value !== 'object' || value === null || by.isProxy(value) || inheritsProxy(value, by.isProxy)) return null;
  return by.hooks.isTensor(value) && tensorFault(value) === null ? value : null;
}

/** True where reading the whole tensor costs next to nothing. */
export function isSmall(tensor: tf.Tensor, by: Summarizer): boolean {
  return tensor.size <= smallTensor && by.hooks.isAtHand(tensor);
}

export function isLargeTensor(value: unknown, by: Summarizer): boolean {
  const tensor = tensorOf(value, by);
  return tensor !== null && !isSmall(tensor, by);
}

export function scalarOf(tensor: tf.Tensor, by: Summarizer): number | null {
  if (tensor.size !== 1 || tensor.dtype !== 'float32' || tensor.isDisposed || !by.hooks.isAtHand(tensor)) return null;
  try {
    return by.hooks.valuesOf(tensor)[0] ?? null;
  } catch {
    return null;
  }
}

/** True for a tensor whose values were not read, and for a module: they are when the run ends. */
export function isWaiting(summary: ValueSummary): boolean {
  if (summary.kind === 'module') return summary.parameters > 0;
  return summary.kind === 'tensor' && !summary.isDisposed && summary.head.length === 0 && !hasZero(summary.shape);
}

function hasZero(shape: readonly number[]): boolean {
  for (let axis = 0; axis < shape.length; axis++) if (shape[axis] === 0) return true;
  return false;
}
