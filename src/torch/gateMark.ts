import type * as tf from '@tensorflow/tfjs';
import { currentSession } from './session.ts';

/** Did every value of this tensor come out of a sigmoid? */
export function isGateTensor(tensor: tf.Tensor): boolean {
  return currentSession().notes.isGate(tensor);
}

/** Is this exactly a number that `sigmoid(number)` returned lately in this run? */
export function isGateNumber(value: number): boolean {
  return currentSession().notes.isGateNumber(value);
}
