import type * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';
import { currentSession } from './session.ts';

/** Did every value of this tensor come out of a sigmoid? */
export function isGateTensor(tensor: tf.Tensor): boolean {
  return currentSession().notes.isGate(tensor);
}

/** What this gate of a recurrent module means, as its cell says; null for every other tensor. */
export function gateMeaning(tensor: tf.Tensor): GateMeaning | null {
  return currentSession().notes.gateMeaning(tensor);
}

/** How many of its values are NaN because its sequence had no step there. */
export function gapsIn(tensor: tf.Tensor): number {
  return currentSession().notes.gapsIn(tensor);
}

/** Is this exactly a number that `sigmoid(number)` returned lately in this run? */
export function isGateNumber(value: number): boolean {
  return currentSession().notes.isGateNumber(value);
}
