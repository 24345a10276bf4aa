import * as tf from '@tensorflow/tfjs';
import { currentSession } from '../session.ts';

/**
 * Sets a share of the values to 0 and scales the rest up to keep the mean, drawing from the generator as PyTorch does: for [time, batch, hidden],
 * in that order, even where `x` is laid out batch first.
 */
export function dropout(x: tf.Tensor, share: number, batchFirst: boolean): tf.Tensor {
  if (share === 0) return x;
  const keep = 1 - share;
  if (keep === 0) return tf.zerosLike(x);
  const mask = currentSession().generator.bernoulli(x.size, keep);
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) / keep;
  const [first = 0, second = 0, size = 0] = x.shape;
  return tf.mul(x, batchFirst ? tf.transpose(tf.tensor(mask, [second, first, size]), [1, 0, 2]) : tf.tensor(mask, x.shape));
}
