import * as tf from '@tensorflow/tfjs';
import { registerGradient, savedAt, sumTo } from './gradient.ts';

type Slope = (dy: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/**
 * Sums, products and quotients. TensorFlow.js's gradients of the first cannot go back through an axis that was
 * stretched to none; quotients have PyTorch's formulas, which differ where something is divided by 0, by -0 or by what
 * is almost 0.
 */
export function registerArithmetic(): void {
  registerPair(
    'Add',
    dy => dy,
    dy => dy,
  );
  registerPair('Sub', dy => dy, tf.neg);
  registerPair(
    'Multiply',
    (dy, _a, b) => tf.mul(dy, b),
    (dy, a) => tf.mul(dy, a),
  );
  registerPair(
    'RealDiv',
    (dy, _a, b) => tf.div(dy, b),
    (dy, a, b) => tf.mul(tf.neg(dy), tf.div(tf.div(a, b), b)),
  );
  registerGradient('Reciprocal', {
    outputsToSave: [true],
    of: (dy, saved) => ({ x: () => tf.mul(tf.neg(dy), tf.square(savedAt(saved, 0))) }),
  });
  registerGradient('Rsqrt', {
    outputsToSave: [true],
    of: (dy, saved) => {
      const y = savedAt(saved, 0);
      return { x: () => tf.mul(tf.mul(dy, -0.5), tf.mul(tf.square(y), y)) };
    },
  });
}

function registerPair(kernelName: string, slopeOfA: Slope, slopeOfB: Slope): void {
  registerGradient(kernelName, {
    inputsToSave: ['a', 'b'],
    of: (dy, saved) => {
      const [a, b] = [savedAt(saved, 0), savedAt(saved, 1)];
      return { a: () => sumTo(slopeOfA(dy, a, b), a.shape), b: () => sumTo(slopeOfB(dy, a, b), b.shape) };
    },
  });
}
