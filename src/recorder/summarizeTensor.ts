import type * as tf from '@tensorflow/tfjs';
import type { TensorSummary } from '../core/value.ts';
import { captured, listOf, min as least, plain, wire } from './primordials.ts';
import type { LibraryHooks } from './watched.ts';

const headLength = 64;

/** What a tensor is; with `readsValues`, also what is in it. Makes no tensors and records nothing. */
export function summarizeTensor(tensor: tf.Tensor, hooks: LibraryHooks, readsValues: boolean): TensorSummary {
  const { isDisposed, dtype } = tensor;
  const shape = listOf(tensor.shape.length, axis => tensor.shape[axis] ?? 0);
  const axes = hooks.axesOf(tensor);
  const summary = {
    kind: 'tensor' as const,
    shape,
    axes,
    dtype: captured.text(dtype),
    isGate: hooks.isGateTensor(tensor),
    isDisposed,
    ...(hooks.isKeepGate(tensor) && { isKeepGate: true }),
  };
  const values = readsValues && !isDisposed && isNumeric(dtype) ? tensor.dataSync() : null;
  if (!values) return plain({ ...summary, nanCount: 0, infinityCount: 0, head: [] });
  const head = listOf(least(values.length, headLength), index => wire(values[index] ?? 0));
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let nanCount = 0;
  let infinityCount = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value !== value) nanCount++;
    else if (value === Infinity || value === -Infinity) infinityCount++;
    else {
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  const finite = values.length - nanCount - infinityCount;
  const stats = finite > 0 ? { stats: plain({ min, max, mean: sum / finite }) } : {};
  return plain({ ...summary, ...stats, nanCount, infinityCount, head });
}

function isNumeric(dtype: string): boolean {
  return dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
}
