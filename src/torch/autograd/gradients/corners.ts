import * as tf from '@tensorflow/tfjs';
import { registerGradient, savedAt } from './gradient.ts';

/** Functions with a corner or with steps, where TensorFlow.js's gradients are not PyTorch's. */
export function registerCorners(): void {
  registerGradient('Abs', {
    inputsToSave: ['x'],
    of: (dy, saved) => ({ x: () => tf.mul(dy, tf.sign(savedAt(saved, 0))) }),
  });
  registerGradient('Relu6', {
    inputsToSave: ['x'],
    of: (dy, saved) => ({
      x: () => tf.mul(dy, tf.mul(tf.step(savedAt(saved, 0)), tf.cast(tf.less(savedAt(saved, 0), 6), 'float32'))),
    }),
  });
  // The whole part of a quotient does not change with either of its sides.
  registerGradient('FloorDiv', {
    inputsToSave: ['a', 'b'],
    of: (_dy, saved) => ({ a: () => tf.zeros(savedAt(saved, 0).shape), b: () => tf.zeros(savedAt(saved, 1).shape) }),
  });
}
