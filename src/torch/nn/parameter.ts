import * as tf from '@tensorflow/tfjs';
import { currentSession } from '../session.ts';
import { sizeOf } from '../making/shapeOf.ts';

/** Is this tensor a learned value of a module, not just one that wants gradients? */
export function isParameter(tensor: tf.Tensor): boolean {
  return currentSession().graph.find(tensor)?.isParameter === true;
}

/** Makes a tensor a parameter: it wants gradients, stays in the engine, and registers itself in the module whose field it is. */
export function asParameter(tensor: tf.Tensor): tf.Tensor {
  tensor.requiresGrad = true;
  currentSession().graph.stateOf(tensor).isParameter = true;
  return tensor;
}

/** A parameter drawn evenly from [-bound, bound): how PyTorch starts linear and recurrent layers. */
export function uniformParameter(shape: number[], bound: number): tf.Tensor {
  return asParameter(tf.tensor(currentSession().generator.uniform(sizeOf(shape), -bound, bound), shape));
}
