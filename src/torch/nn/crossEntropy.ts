import * as tf from '@tensorflow/tfjs';
import { float32Exp, float32Log } from '../digits/float32Functions.ts';
import { readValues } from '../engine/readValues.ts';
import { isOnCpu } from '../kernels/cpu/cpuFunction.ts';
import { LossSum, rowSum } from './float32Sums.ts';

/** A loss and its gradient with respect to the scores. */
export interface LossAndSlope {
  readonly value: tf.Tensor;
  readonly slope: tf.Tensor;
}

/** Up to so many scores, to read them takes less time than the launches that work on them elsewhere; they are read for the training curve anyway. */
const MOST_READ = 4096;

/** The mean cross entropy of `scores`, [rows, classes], against the right class of each row. */
export function crossEntropy(scores: tf.Tensor, classes: Int32Array): LossAndSlope {
  return isOnCpu() || scores.size <= MOST_READ ? fromArrays(scores, classes) : fromTensors(scores, classes);
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

/** Every step is rounded to float32, and in PyTorch's order: near 0 that makes all the digits of a loss. */
function fromArrays(scores: tf.Tensor, classes: Int32Array): LossAndSlope {
  const [rows = 1, count = 1] = scores.shape;
  const values = readValues(scores);
  const slope = new Float32Array(values.length);
  const total = new LossSum();
  const weight = Math.fround(-1 / rows);
  for (let row = 0, at = 0; row < rows; row++, at += count) {
    let most = -Infinity;
    for (let k = at; k < at + count; k++) most = Math.max(most, values[k] as number);
    for (let k = at; k < at + count; k++) slope[k] = float32Exp(Math.fround((values[k] as number) - most));
    const logSum = float32Log(rowSum(slope, at, count));
    const wanted = at + (classes[row] as number);
    for (let k = at; k < at + count; k++) {
      const logShare = Math.fround(Math.fround((values[k] as number) - most) - logSum);
      if (k === wanted) total.add(-logShare);
      slope[k] = (k === wanted ? weight : 0) - float32Exp(logShare) * weight;
    }
  }
  return { value: tf.scalar(total.total / rows), slope: tf.tensor(slope, scores.shape) };
}
