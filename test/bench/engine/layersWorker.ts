import * as tf from '@tensorflow/tfjs';
import { answer } from './answer.ts';
import type { Step, Work } from './messages.ts';

// TensorFlow.js as it comes, without this library around it.
answer(globalThis, {
  async start(backend) {
    await tf.setBackend(backend);
    await tf.ready();
  },
  prepare: trainingStep,
});

function trainingStep({ cell, batch, time, features, hidden }: Work): Step {
  const layer = cell === 'LSTM' ? tf.layers.lstm({ units: hidden }) : tf.layers.gru({ units: hidden });
  const x = tf.randomNormal([batch, time, features], 0, 1, 'float32', 1);
  // The first call makes the weights, which the optimizer must find.
  tf.dispose(layer.apply(x) as tf.Tensor);
  const optimizer = tf.train.adam();
  let last: tf.Scalar | undefined;
  return () => {
    last?.dispose();
    last = optimizer.minimize(() => tf.mean(tf.square(layer.apply(x) as tf.Tensor)), true) as tf.Scalar;
    return last;
  };
}
