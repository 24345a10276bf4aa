import type * as tf from '@tensorflow/tfjs';
import { Module, parametersOf } from './module.ts';

/**
 * Every parameter of a module by PyTorch's name for it, as its `state_dict` has them; null for anything that is no
 * module.
 */
export function weightsOf(value: object): readonly (readonly [name: string, parameter: tf.Tensor])[] | null {
  return value instanceof Module ? Array.from(parametersOf(value, '', new Set())) : null;
}
