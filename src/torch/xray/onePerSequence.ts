import type * as tf from '@tensorflow/tfjs';
import { placeOfLargest } from '../engine/placeOfLargest.ts';
import { readValues } from '../engine/readValues.ts';

/** What a model says of each sequence, of scores [batch, classes] the class; null where that is not one number each. */
export function onePerSequence(given: tf.Tensor, sequences: number, isLogit: boolean): Float32Array | null {
  const values = readValues(given);
  if (given.size === sequences) return Float32Array.from(values, value => (isLogit ? Number(value > 0) : value));
  const [rows, classes = 0] = given.shape;
  if (given.rank !== 2 || rows !== sequences) return null;
  return Float32Array.from({ length: sequences }, (_, row) => placeOfLargest(values, row * classes, classes));
}
