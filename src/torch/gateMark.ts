import type * as tf from '@tensorflow/tfjs';
import { currentSession } from './session.ts';

/** Did every value of this tensor come out of a sigmoid? */
export function isGateTensor(tensor: tf.Tensor): boolean {
  return currentSession().notes.isGate(tensor);
}

/** Is this gate of a module the share of the old state that stays, though it may be called an update gate? */
export function isKeepGate(tensor: tf.Tensor): boolean {
  return currentSession().notes.isKeepGate(tensor);
}

/** Is this exactly a number that `sigmoid(number)` returned lately in this run? */
export function isGateNumber(value: number): boolean {
  return currentSession().notes.isGateNumber(value);
}
