import * as tf from '@tensorflow/tfjs';
import { float32Exp, float32Log } from '../digits/float32Functions.ts';
import { rowSum } from '../digits/float32Sums.ts';
import { isOnCpu } from '../engine/onCpu.ts';
import { readValues } from '../engine/readValues.ts';

/**
 * The logarithms of the shares of `x` along its last axis. On the CPU rounded to float32 at every step, in PyTorch's
 * order: near 0 that makes all their digits.
 */
export function logShares(x: tf.Tensor): tf.Tensor {
  if (!isOnCpu()) return tf.logSoftmax(x);
  const compute = tf.customGrad((...inputs) => {
    const [scores, save] = inputs as unknown as [tf.Tensor, tf.GradSaveFunc];
    const axis = scores.rank - 1;
    const below = tf.sub(scores, tf.max(scores, axis, true));
    const value = tf.sub(below, logSums(below));
    save([value]);
    return {
      value,
      gradFunc: (dy, [logs]) => tf.sub(dy, tf.mul(tf.sum(dy, axis, true), tf.exp(logs as tf.Tensor))),
    };
  });
  return compute(x);
}

/** log Σ eˣ of each row, of values that are 0 or less, with a 0 among them; the last axis has size 1. */
function logSums(below: tf.Tensor): tf.Tensor {
  const count = below.shape.at(-1) ?? 1;
  const powers = Float32Array.from(readValues(below), float32Exp);
  const sums = Float32Array.from({ length: powers.length / count }, (_, row) => float32Log(rowSum(powers, row * count, count)));
  return tf.tensor(sums, below.shape.with(-1, 1));
}
