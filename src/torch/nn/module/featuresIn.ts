import type * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { currentSession } from '../../session/session.ts';
import { shapeText } from '../../input/shapeText.ts';
import { tensorIn } from '../../input/tensorIn.ts';

/** Checks that a module's input ends in an axis of the size the module was made for. */
export function featuresIn(module: string, option: string, x: tf.Tensor, size: number): tf.Tensor {
  const input = tensorIn(`${module}.forward`, x);
  if (input.shape.at(-1) !== size) {
    throw new LabError(
      `${module} expected the last axis to be ${String(size)} (its ${option}), but the input is ${shapeText(input.shape, currentSession().notes.axesOf(input))}` +
        `${input.rank === 0 ? ', a single number' : `, where it is ${String(input.shape.at(-1))}`}.`,
    );
  }
  return input;
}
