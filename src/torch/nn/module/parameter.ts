import * as tf from '@tensorflow/tfjs';
import { byLibrary, currentSession } from '../../session/session.ts';
import { isTensor } from '../../input/isTensor.ts';
import { tensorIn } from '../../input/tensorIn.ts';
import { checkSize, productOfSizes } from '../../input/shapeOf.ts';

declare const isLearned: unique symbol;

/**
 * A learned tensor: what `new nn.Parameter(values)` makes, and what the parameters of every module are. Other tensors
 * cannot take its place.
 */
export interface Parameter extends tf.Tensor {
  readonly [isLearned]: true;
}

/** Is this a learned value of a module, not just a tensor that wants gradients? */
export function isParameter(value: unknown): value is Parameter {
  return isTensor(value) && currentSession().graph.find(value)?.isParameter === true;
}

/**
 * Makes a learned tensor out of first values, for a module that is written by hand: it wants gradients and registers
 * itself in the module whose field it is. `w = new nn.Parameter(randn(3, 4));`
 *
 * PyTorch: `nn.Parameter(torch.randn(3, 4))`.
 */
export const Parameter = function (values: tf.Tensor): Parameter {
  return byLibrary(() => {
    const given = tensorIn('nn.Parameter', values);
    const parameter = asParameter(given.detach());
    currentSession().graph.memory.adopt(parameter, given);
    return parameter;
  });
} as unknown as new (values: tf.Tensor) => Parameter;

/**
 * Makes a tensor a parameter: it wants gradients, stays in the engine, and registers itself in the module whose field
 * it is.
 */
function asParameter(tensor: tf.Tensor): Parameter {
  tensor.requiresGrad = true;
  const { graph, mistakes } = currentSession();
  graph.stateOf(tensor).isParameter = true;
  if (mistakes.isOn) mistakes.lists.hidden.sawParameter(tensor, () => mistakes.here());
  return tensor as Parameter;
}

/**
 * A parameter of the module `caller`, drawn evenly from [-bound, bound): how PyTorch starts linear and recurrent
 * layers.
 */
export function uniformParameter(caller: string, shape: number[], bound: number): Parameter {
  checkSize(caller, shape);
  return asParameter(tf.tensor(currentSession().generator.uniform(productOfSizes(shape), -bound, bound), shape));
}

/**
 * A parameter of the module `caller`, drawn from the normal distribution with mean 0 and standard deviation 1: how
 * PyTorch starts an embedding.
 */
export function normalParameter(caller: string, shape: number[]): Parameter {
  checkSize(caller, shape);
  return asParameter(tf.tensor(currentSession().generator.normal(productOfSizes(shape)), shape));
}
