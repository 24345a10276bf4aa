import * as tf from '@tensorflow/tfjs';
import { byLibrary, currentSession } from '../session.ts';
import { tensorIn } from '../tensorIn.ts';
import { sizeOf } from '../making/shapeOf.ts';

/** Is this tensor a learned value of a module, not just one that wants gradients? */
export function isParameter(tensor: tf.Tensor): boolean {
  return currentSession().graph.find(tensor)?.isParameter === true;
}

/**
 * Makes a learned tensor out of first values, for a module that is written by hand: it wants gradients and registers itself in the module whose field
 * it is. `w = new nn.Parameter(randn(3, 4));`
 *
 * PyTorch: `nn.Parameter(torch.randn(3, 4))`.
 */
export const Parameter = function (values: tf.Tensor): tf.Tensor {
  return byLibrary(() => asParameter(tensorIn('nn.Parameter', values).detach()));
} as unknown as new (values: tf.Tensor) => tf.Tensor;

/** Makes a tensor a parameter: it wants gradients, stays in the engine, and registers itself in the module whose field it is. */
function asParameter(tensor: tf.Tensor): tf.Tensor {
  tensor.requiresGrad = true;
  currentSession().graph.stateOf(tensor).isParameter = true;
  return tensor;
}

/** A parameter drawn evenly from [-bound, bound): how PyTorch starts linear and recurrent layers. */
export function uniformParameter(shape: number[], bound: number): tf.Tensor {
  return asParameter(tf.tensor(currentSession().generator.uniform(sizeOf(shape), -bound, bound), shape));
}
