import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../labError.ts';
import { currentSession } from '../session.ts';

/** An LSTM's state as a lab gives it: a pair, or nothing. */
export type StatePair = readonly [h: tf.Tensor, c: tf.Tensor];

/** Takes an LSTM's state apart; `example` shows how it is passed. */
export function statePair(module: string, state: StatePair | undefined, example: string): [h?: tf.Tensor, c?: tf.Tensor] {
  if (state === undefined) return [];
  const given: unknown = state;
  if (!Array.isArray(given) || given.length !== 2) throw new LabError(`${module} takes its state as a pair: ${example}.`);
  return [state[0], state[1]];
}

/** An LSTM's state as a lab gets it. */
export function pairOf(h: tf.Tensor, c: tf.Tensor): [h: tf.Tensor, c: tf.Tensor] {
  const { mistakes } = currentSession();
  return mistakes.isOn ? mistakes.pairs.pair(h, c) : [h, c];
}

/** What a recurrent module returns, as a lab gets it. */
export function resultOf<T extends unknown[]>(result: T): T {
  const { mistakes } = currentSession();
  return mistakes.isOn ? mistakes.pairs.result(result) : result;
}
