import type * as tf from '@tensorflow/tfjs';
import { readValues, isTensor } from '../torch/inside.ts';

/** Tensors up to this size are copied when they are seen; larger ones are read when a check asks. */
const eagerSize = 64;

/** A tensor as it was when the attempt had it. */
export interface SeenTensor {
  readonly shape: readonly number[];
  /** Row-major; null where the attempt disposed it before anyone read it. */
  readonly values: ArrayLike<number> | null;
  /** The tensor itself: valid until the attempt runs again. */
  readonly tensor: tf.Tensor;
}

export function seeTensor(value: unknown): SeenTensor | null {
  if (typeof value !== 'object' || value === null || !isTensor(value) || value.dtype === 'string') return null;
  const tensor = value;
  const read = (): ArrayLike<number> | null => (tensor.isDisposed ? null : readValues(tensor));
  const copy = tensor.size <= eagerSize ? Array.from(read() ?? []) : null;
  return {
    shape: [...tensor.shape],
    tensor,
    get values() {
      return copy ?? read();
    },
  };
}
