import type * as tf from '@tensorflow/tfjs';
import { placeOfLargest } from '../../engine/placeOfLargest.ts';
import { readValues } from '../../engine/readValues.ts';
import { answersBeside, type AnswersBeside } from '../../mistakes/answersBeside.ts';

/** What scores, [rows, classes], say of each row (their largest, the first of equal ones), beside the right classes. */
export function classAnswers(logits: tf.Tensor, classes: Int32Array): AnswersBeside {
  const values = readValues(logits);
  const count = logits.shape.at(-1) ?? 1;
  const given = Int32Array.from(classes, (_, row) => placeOfLargest(values, row * count, count));
  return answersBeside(given, classes, count);
}
