import * as tf from '@tensorflow/tfjs';
import { keptWhere, registerGradient, savedAt } from './gradient.ts';

/** Functions with a corner or with steps, where TensorFlow.js's gradients are not PyTorch's. */
export function registerCorners(): void {
  registerGradient('Abs', {
    inputsToSave: ['x'],
    of: (dy, saved) => ({ x: () => tf.mul(dy, tf.sign(savedAt(saved, 0))) }),
  });
  // All is let through that is not at or below 0, NaN too, and nothing is left of an infinite gradient elsewhere.
  registerGradient('Relu', {
    inputsToSave: ['x'],
    of: (dy, saved) => ({ x: () => keptWhere(tf.logicalNot(tf.lessEqual(savedAt(saved, 0), 0)), dy) }),
  });
  registerGradient('Relu6', {
    inputsToSave: ['x'],
    of: (dy, saved) => ({
      x: () => tf.mul(dy, tf.mul(tf.step(savedAt(saved, 0)), tf.cast(tf.less(savedAt(saved, 0), 6), 'float32'))),
    }),
  });
  // A product with 0 would leave NaN of an infinite gradient at the side that was not chosen.
  registerGradient('Select', {
    inputsToSave: ['condition'],
    of: (dy, saved) => ({
      condition: () => tf.zeros(dy.shape),
      t: () => keptWhere(savedAt(saved, 0), dy),
      e: () => keptWhere(tf.logicalNot(savedAt(saved, 0)), dy),
    }),
  });
  // The whole part of a quotient does not change with either of its sides.
  registerGradient('FloorDiv', {
    inputsToSave: ['a', 'b'],
    of: (_dy, saved) => ({ a: () => tf.zeros(savedAt(saved, 0).shape), b: () => tf.zeros(savedAt(saved, 1).shape) }),
  });
}
