import * as tf from '@tensorflow/tfjs';
import { currentSession } from '../session.ts';

/** Sets a share of the values to 0 and scales the rest up to keep the mean, drawing from the generator as PyTorch does. */
export function dropout(x: tf.Tensor, share: number): tf.Tensor {
  if (share === 0) return x;
  const keep = 1 - share;
  if (keep === 0) return tf.zerosLike(x);
  const mask = currentSession().generator.bernoulli(x.size, keep);
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) / keep;
  return tf.mul(x, tf.tensor(mask, x.shape));
}
