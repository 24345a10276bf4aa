import type * as tf from '@tensorflow/tfjs';
import { currentSession } from './session.ts';
import { outputsAxis } from './tensorNotes.ts';

/** The names of a tensor's axes (`batch`, `time`, `hidden` …), one an axis, or null where they are not known. */
export function axesOf(tensor: tf.Tensor): readonly string[] | null {
  return currentSession().notes.axesOf(tensor);
}

/** True where what becomes of a tensor with axes of these names can tell more of them. */
export function isNamedLater(axes: readonly string[] | null): boolean {
  return axes === null || axes[axes.length - 1] === outputsAxis;
}
