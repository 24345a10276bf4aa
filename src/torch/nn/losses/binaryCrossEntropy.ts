import * as tf from '@tensorflow/tfjs';
import { float32Exp, float32Log } from '../../digits/float32Functions.ts';
import { readValues } from '../../engine/readValues.ts';
import { isRead } from './isRead.ts';

const { fround } = Math;

/**
 * The mean loss of scores against targets of the same shape: that of (1 − t)·x + m + log(e^−m + e^(−x − m)) with m =
 * max(−x, 0), which never overflows.
 */
export function binaryCrossEntropy(scores: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  // max(x, 0) − x·t + log(1 + e^−|x|) is the same.
  if (!isRead(scores)) return tf.mean(tf.add(tf.sub(tf.relu(scores), tf.mul(scores, targets)), tf.log1p(tf.exp(tf.neg(tf.abs(scores))))));
  const [xs, ts] = [readValues(scores), readValues(targets)];
  let total = 0;
  // Rounded after every step, as PyTorch does: near 0 that makes all the digits of a loss.
  for (let i = 0; i < xs.length; i++) {
    const [x, t] = [xs[i] as number, ts[i] as number];
    const m = Math.max(-x, 0);
    const log = float32Log(fround(float32Exp(-m) + float32Exp(fround(-x - m))));
    total += fround(fround(fround(fround(1 - t) * x) + m) + log);
  }
  return tf.scalar(fround(total) / xs.length);
}
