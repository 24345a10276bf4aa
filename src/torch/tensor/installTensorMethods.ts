import * as tf from '@tensorflow/tfjs';
import { gradMethods } from './gradMethods.ts';
import { readingMethods } from './readingMethods.ts';
import { arithmeticMethods } from './arithmeticMethods.ts';
import { reducingMethods } from './reducingMethods.ts';
import { shapingMethods } from './shapingMethods.ts';

/** Gives every TensorFlow.js tensor the methods that labs rely on. */
export function installTensorMethods(): void {
  for (const methods of [gradMethods, readingMethods, arithmeticMethods, reducingMethods, shapingMethods]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      Object.defineProperty(tf.Tensor.prototype, name, { ...descriptor, enumerable: false });
    }
  }
}
