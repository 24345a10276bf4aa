import type * as tf from '@tensorflow/tfjs';
import { readValues } from '../engine/readValues.ts';
import { answersBeside, type AnswersBeside } from './answersBeside.ts';
import type { DataRows } from './dataRows.ts';

/** What a model said of a batch, and what would have been right; one of each a sequence. */
export interface HeldAnswers {
  /** Scores [batch, classes], or answers [batch]. */
  readonly given: tf.Tensor;
  readonly right: tf.Tensor;
  /** True where `given` are scores before a sigmoid: above 0 means 1. */
  readonly isLogit: boolean;
}

/** Told of answers that the lab holds against right ones, and of the data they were given to. */
export type AnswerListener = (data: readonly DataRows[], answers: HeldAnswers) => void;

/** Told of answers that are compared: of which data, whether no step was made with them yet, how they are read. */
export type MeasureListener = (sources: readonly DataRows[], isHeldOut: () => boolean | null, read: () => AnswersBeside) => void;

/** Answers that are compared one by one. */
export function readHeld({ given, right }: HeldAnswers): AnswersBeside {
  const wanted = readValues(right);
  return answersBeside(readValues(given), wanted, new Set(wanted).size);
}

/** Of two sides that are compared, which one the model has said; null where it has said none. */
export function heldAnswers(sides: readonly tf.Tensor[], isAnswer: (side: tf.Tensor) => boolean): HeldAnswers | null {
  const given = sides.find(isAnswer);
  const right = sides.find(side => side !== given);
  return given && right ? { given, right, isLogit: false } : null;
}
