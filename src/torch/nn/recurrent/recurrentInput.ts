import * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { packingOf, type PackedSequence, type Packing } from '../../input/packedSequence.ts';
import { currentSession } from '../../session/session.ts';
import { shapeText } from '../../input/shapeText.ts';
import { tensorIn } from '../../input/tensorIn.ts';

interface Layout {
  readonly inputSize: number;
  readonly batchFirst: boolean;
}

/** Checks a recurrent module's input and says how it is laid out. */
export function readSequenceInput(module: string, x: unknown, layout: Layout): { input: tf.Tensor; isBatched: boolean; batch: number } {
  const tensor = tensorIn(`${module}.forward`, x);
  const { inputSize, batchFirst } = layout;
  const order = batchFirst ? 'batch × time × features' : 'time × batch × features';
  if (tensor.rank !== 2 && tensor.rank !== 3) {
    throw new LabError(
      `${module} expected 3 axes (${order}) but the input is ${shapeText(tensor.shape)}, which has ${String(tensor.rank)}. ` +
        `A single sequence may also come as time × features.`,
    );
  }
  const isBatched = tensor.rank === 3;
  const features = tensor.shape.at(-1);
  if (features !== inputSize) {
    throw new LabError(
      `${module} expected the last axis (features) to be ${String(inputSize)} but got ${shapeText(tensor.shape)}, where it is ${String(features)}; ` +
        `batchFirst is ${String(batchFirst)}, so axes are ${isBatched ? order : 'time × features'}. Check inputSize, or the axis your data has last.`,
    );
  }
  const [first = 0, second = 0] = tensor.shape;
  const [batch, steps] = !isBatched ? [1, first] : batchFirst ? [first, second] : [second, first];
  if (steps === 0 || batch === 0)
    throw new LabError(`${module} needs at least one sequence with one time step, but the input is ${shapeText(tensor.shape)}.`);
  const input = tensor.dtype === 'float32' ? tensor : tf.cast(tensor, 'float32');
  return { input, isBatched, batch };
}

/** Checks a packed sequence that a recurrent module is given. */
export function readPackedInput(module: string, x: PackedSequence, inputSize: number): { input: tf.Tensor; packing: Packing } {
  const data = tensorIn(`${module}.forward`, x.data);
  const packing = packingOf(x) as Packing;
  if (data.rank !== 2 || data.shape[1] !== inputSize)
    throw new LabError(
      `${module} expected the data of the packed sequence to be steps × ${String(inputSize)} features (its inputSize), but they are ${shapeText(data.shape)}. Check inputSize, or what was packed.`,
    );
  return { input: data.dtype === 'float32' ? data : tf.cast(data, 'float32'), packing };
}

/** Checks an initial state; null where the lab gave none. */
export function stateIn(module: string, name: string, state: unknown, shape: readonly number[], axes: readonly string[]): tf.Tensor | null {
  if (state === undefined || state === null) return null;
  const tensor = tensorIn(`${module}.forward, initial state ${name},`, state);
  if (!tf.util.arraysEqual(tensor.shape, [...shape])) {
    throw new LabError(
      `${module} expected the initial state ${name} to be ${shapeText(shape, axes)} but got ${shapeText(tensor.shape, currentSession().notes.axesOf(tensor))}. ` +
        (axes.includes('layers') ? 'batchFirst does not apply to states.' : 'The batch must be the same as in the input.'),
    );
  }
  return tensor.dtype === 'float32' ? tensor : tf.cast(tensor, 'float32');
}
