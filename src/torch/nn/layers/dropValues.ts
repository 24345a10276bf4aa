import * as tf from '@tensorflow/tfjs';
import { currentSession } from '../../session/session.ts';

/**
 * Sets a share of the values to 0 and scales the rest up to keep the mean, drawing from the generator as PyTorch does:
 * in the order of `x`, or for [batch, time, hidden] with `isTimeFirst` in that of [time, batch, hidden].
 */
export function dropout(x: tf.Tensor, share: number, isTimeFirst: boolean): tf.Tensor {
  if (share === 0) return x;
  const keep = 1 - share;
  if (keep === 0) return tf.mul(x, 0);
  const mask = currentSession().generator.bernoulli(x.size, keep);
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) / keep;
  const [first = 0, second = 0, size = 0] = x.shape;
  return tf.mul(x, isTimeFirst ? tf.transpose(tf.tensor(mask, [second, first, size]), [1, 0, 2]) : tf.tensor(mask, x.shape));
}
