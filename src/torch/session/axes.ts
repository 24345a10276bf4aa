import type * as tf from '@tensorflow/tfjs';
import { currentSession } from './session.ts';

/** The names of a tensor's axes (`batch`, `time`, `hidden` …), one an axis, or null where they are not known. */
export function axesOf(tensor: tf.Tensor): readonly string[] | null {
  return currentSession().notes.axesOf(tensor);
}
