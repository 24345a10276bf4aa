import * as tf from '@tensorflow/tfjs';
import { methodName } from '../autograd/methodNames.ts';
import { byLibrary, currentSession } from '../session.ts';
import { gradMethods } from './gradMethods.ts';
import { readingMethods } from './readingMethods.ts';
import { arithmeticMethods } from './arithmeticMethods.ts';
import { reducingMethods } from './reducingMethods.ts';
import { passingMethods } from './passingMethods.ts';
import { floatMethods } from './floatMethods.ts';
import { shapingMethods } from './shapingMethods.ts';
import { viewMethods } from './viewMethods.ts';

type Method = (this: unknown, ...parameters: unknown[]) => unknown;

/**
 * Gives every TensorFlow.js tensor the methods that labs rely on. After that none can be changed: what reads a tensor for the learner or for a
 * check must get what is in it.
 */
export function installTensorMethods(): void {
  for (const methods of [
    gradMethods,
    readingMethods,
    arithmeticMethods,
    reducingMethods,
    shapingMethods,
    viewMethods,
    passingMethods,
    floatMethods,
  ]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      const method = (descriptor as { value?: Method }).value;
      const own = method === undefined ? descriptor : { ...descriptor, value: asLibrary(name, method) };
      Object.defineProperty(tf.Tensor.prototype, name, { ...own, enumerable: false });
    }
  }
  Object.freeze(tf.Tensor.prototype);
  Object.freeze(tf.Variable.prototype);
}

function asLibrary(name: string, method: Method): Method {
  return function (this: unknown, ...parameters) {
    const result = byLibrary(() => method.apply(this, parameters));
    if (result instanceof tf.Tensor && result !== this) named(name, this as tf.Tensor, parameters, result as tf.Tensor);
    return result;
  };
}

/** Says what PyTorch calls the operation that made a tensor, where there is a history to be told. */
function named(method: string, x: tf.Tensor, parameters: readonly unknown[], result: tf.Tensor): void {
  const { graph } = currentSession();
  if (graph.find(result)?.node == null) return;
  const name = methodName(method, x, parameters, result);
  if (name !== undefined) graph.label(result, name);
}
