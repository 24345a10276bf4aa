import * as tf from '@tensorflow/tfjs';
import { float32Exp, float32Log } from '../../digits/float32Functions.ts';
import { readValues } from '../../engine/readValues.ts';
import { LossSum, rowSum } from '../../digits/float32Sums.ts';
import { isRead } from './isRead.ts';

/** A loss and its gradient with respect to the scores. */
export interface LossAndSlope {
  readonly value: tf.Tensor;
  readonly slope: tf.Tensor;
}

/** The mean cross entropy of `scores`, [rows, classes], against the right class of each row. */
export function crossEntropy(scores: tf.Tensor, classes: Int32Array): LossAndSlope {
  return isRead(scores) ? fromArrays(scores, classes) : fromTensors(scores, classes);
}

function fromTensors(scores: tf.Tensor, classes: Int32Array): LossAndSlope {
  const [rows = 1, count = 1] = scores.shape;
  const right = tf.cast(tf.oneHot(tf.tensor(classes, [rows], 'int32'), count), 'float32');
  const logShares = tf.logSoftmax(scores as tf.Tensor2D);
  return {
    value: tf.neg(tf.sum(tf.mean(tf.mul(logShares, right), 0))),
    slope: tf.div(tf.sub(tf.exp(logShares), right), rows),
  };
}

/**
 * The loss is rounded to float32 at every step, in PyTorch's order: near 0 that makes all its digits. Its slope is
 * computed in float64 and rounded once, which follows PyTorch's trainings for longer than the same steps in float32 do.
 */
function fromArrays(scores: tf.Tensor, classes: Int32Array): LossAndSlope {
  const [rows = 1, count = 1] = scores.shape;
  const values = readValues(scores);
  const powers = new Float32Array(count);
  const slope = new Float32Array(values.length);
  const total = new LossSum();
  for (let row = 0, at = 0; row < rows; row++, at += count) {
    let most = -Infinity;
    for (let k = at; k < at + count; k++) most = Math.max(most, values[k] as number);
    const wanted = at + (classes[row] as number);
    let sum = 0;
    for (let k = at; k < at + count; k++) {
      const below = (values[k] as number) - most;
      // One of each row is the largest: its power is known.
      const power = below === 0 ? 1 : Math.exp(below);
      slope[k] = power;
      sum += power;
      powers[k - at] = below === 0 ? 1 : float32Exp(Math.fround(below));
    }
    total.add(-Math.fround(Math.fround((values[wanted] as number) - most) - float32Log(rowSum(powers, 0, count))));
    for (let k = at; k < at + count; k++) slope[k] = ((slope[k] as number) / sum - (k === wanted ? 1 : 0)) / rows;
  }
  return { value: tf.scalar(total.total / rows), slope: tf.tensor(slope, scores.shape) };
}
