import * as tf from '@tensorflow/tfjs';
import { keptWhere, registerGradient, savedAt } from './gradient.ts';

/** aᵇ, with PyTorch's slopes where a or b is 0. */
export function registerPowers(): void {
  registerGradient('Pow', {
    inputsToSave: ['a', 'b'],
    outputsToSave: [true],
    of: (dy, saved) => {
      const [base, exponent, power] = [savedAt(saved, 0), savedAt(saved, 1), savedAt(saved, 2)];
      return {
        a: () => {
          // a⁰ is flat, even at 0, where a⁻¹ is infinite: there 0 · a⁰ stands for 0 · a⁻¹.
          const less = tf.add(tf.sub(exponent, 1), tf.cast(tf.equal(exponent, 0), 'float32'));
          return tf.mul(dy, tf.mul(exponent, tf.pow(base, less)));
        },
        b: () => {
          const isSteep = tf.logicalOr(tf.notEqual(base, 0), tf.less(exponent, 0));
          return keptWhere(isSteep, tf.mul(dy, tf.mul(power, tf.log(base))));
        },
      };
    },
  });
}
