import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { currentSession } from '../../session/session.ts';

/** An LSTM's state as a lab gives it: a pair, or nothing. */
export type StatePair = readonly [h: tf.Tensor, c: tf.Tensor];

/** Takes such a pair apart; `example` shows how it is passed. */
export function statePair(module: string, given: unknown, example: string): readonly unknown[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length !== 2) throw new LabError(`${module} takes its state as a pair: ${example}.`);
  return given as unknown[];
}

/** Such a pair as a lab gets it. */
export function pairOf(h: tf.Tensor, c: tf.Tensor): [h: tf.Tensor, c: tf.Tensor] {
  const { mistakes } = currentSession();
  return mistakes.isOn ? mistakes.pairs.pair(h, c) : [h, c];
}

/** What a recurrent module returns, as a lab gets it. */
export function resultOf<T extends unknown[]>(result: T): T {
  const { mistakes } = currentSession();
  return mistakes.isOn ? mistakes.pairs.result(result) : result;
}
