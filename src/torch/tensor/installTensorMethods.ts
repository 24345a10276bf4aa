import * as tf from '@tensorflow/tfjs';
import { byLibrary } from '../session.ts';
import { gradMethods } from './gradMethods.ts';
import { readingMethods } from './readingMethods.ts';
import { arithmeticMethods } from './arithmeticMethods.ts';
import { reducingMethods } from './reducingMethods.ts';
import { passingMethods } from './passingMethods.ts';
import { floatMethods } from './floatMethods.ts';
import { shapingMethods } from './shapingMethods.ts';

type Method = (this: unknown, ...parameters: unknown[]) => unknown;

/**
 * Gives every TensorFlow.js tensor the methods that labs rely on. After that none can be changed: what reads a tensor for the learner or for a
 * check must get what is in it.
 */
export function installTensorMethods(): void {
  for (const methods of [gradMethods, readingMethods, arithmeticMethods, reducingMethods, shapingMethods, passingMethods, floatMethods]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      const method = (descriptor as { value?: Method }).value;
      const own = method === undefined ? descriptor : { ...descriptor, value: asLibrary(method) };
      Object.defineProperty(tf.Tensor.prototype, name, { ...own, enumerable: false });
    }
  }
  Object.freeze(tf.Tensor.prototype);
  Object.freeze(tf.Variable.prototype);
}

function asLibrary(method: Method): Method {
  return function (this: unknown, ...parameters) {
    return byLibrary(() => method.apply(this, parameters));
  };
}
