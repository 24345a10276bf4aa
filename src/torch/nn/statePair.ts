import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../labError.ts';

/** An LSTM's state as a lab gives it: a pair, or nothing. */
export type StatePair = readonly [h: tf.Tensor, c: tf.Tensor];

/** Takes an LSTM's state apart; `example` shows how it is passed. */
export function statePair(module: string, state: StatePair | undefined, example: string): [h?: tf.Tensor, c?: tf.Tensor] {
  if (state === undefined) return [];
  const given: unknown = state;
  if (!Array.isArray(given) || given.length !== 2) throw new LabError(`${module} takes its state as a pair: ${example}.`);
  return [state[0], state[1]];
}
