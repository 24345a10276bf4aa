import * as tf from '@tensorflow/tfjs';
import { exactNumber, exactScalar } from '../engine/exactNumber.ts';
import { keptWhere, registerGradient, savedAt, sumTo } from './gradient.ts';

/** aᵇ, with PyTorch's slopes where a or b is 0. */
export function registerPowers(): void {
  registerGradient('Pow', {
    inputsToSave: ['a', 'b'],
    outputsToSave: [true],
    of: (dy, saved) => {
      const [base, exponent, power] = [savedAt(saved, 0), savedAt(saved, 1), savedAt(saved, 2)];
      return {
        // a⁰ is flat, even at 0, where a⁻¹ is infinite.
        a: () => {
          const exact = exactNumber(exponent);
          const below = exact === undefined ? tf.sub(exponent, 1) : exactScalar(exact - 1);
          const slope = tf.mul(dy, tf.mul(exponent, tf.pow(base, below)));
          return sumTo(keptWhere(tf.notEqual(exponent, 0), slope), base.shape);
        },
        b: () => {
          const isSteep = tf.logicalOr(tf.notEqual(base, 0), tf.less(exponent, 0));
          return sumTo(tf.mul(dy, keptWhere(isSteep, tf.mul(power, tf.log(base)))), exponent.shape);
        },
      };
    },
  });
}
