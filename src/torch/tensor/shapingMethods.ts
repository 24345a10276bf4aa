import * as tf from '@tensorflow/tfjs';
import { axisIndex } from '../input/axisIndex.ts';
import { shownValue } from '../input/checkOptions.ts';
import { readValues } from '../engine/readValues.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { shapeText } from '../input/shapeText.ts';
import { tensorIn } from '../input/tensorIn.ts';

export const shapingMethods = {
  at(index: number, ...others: never[]): tf.Tensor {
    const x = tensorIn('at', this);
    const given: unknown = index;
    if (Array.isArray(given) || others.length > 0) {
      const indices = [given, ...others].flat().map(one => `at(${String(one)})`);
      throw new LabError(
        `at() takes one index, along the first axis. For one along each axis write one after the other: ${indices.join('.')}.`,
      );
    }
    const { notes } = currentSession();
    const size = x.shape[0] as number | undefined;
    if (size === undefined) throw new LabError('at() takes a part along the first axis, but this tensor is a single number; use item().');
    if (typeof given !== 'number') {
      throw new LabError(`at() takes one index as a whole number, such as at(0) or at(-1), but got ${shownValue(given)}.`);
    }
    if (!Number.isInteger(index) || index < -size || index >= size) {
      const names = notes.axesOf(x);
      throw new LabError(
        `at(${String(index)}): the first axis${names === null ? '' : ` (${names[0] ?? ''})`} of ${shapeText(x.shape, names)} has ${String(size)} entries, ` +
          `so the index goes from ${String(-size)} to ${String(size - 1)}.`,
      );
    }
    const rest = x.shape.slice(1);
    const begin = index < 0 ? index + size : index;
    // Of one entry there is nothing to cut, and the gradient of a cut is slow.
    const part =
      size === 1 ? tf.reshape(x, rest) : tf.tidy(() => tf.reshape(tf.slice(x, [begin, ...rest.map(() => 0)], [1, ...rest]), rest));
    notes.passGate(part, x);
    return notes.nameAxes(part, notes.axesOf(x)?.slice(1) ?? null);
  },

  with(indices: readonly number[], value: number): tf.Tensor {
    const x = tensorIn('with', this);
    const given: unknown = indices;
    const { graph, notes } = currentSession();
    if (!Array.isArray(given) || indices.length !== x.rank) {
      throw new LabError(
        `with() needs one index an axis, and ${shapeText(x.shape)} has ${String(x.rank)}: with([${x.shape.map(() => 'i').join(', ')}], value).`,
      );
    }
    if (typeof value !== 'number')
      throw new LabError(`with() puts in a number, but got ${shownValue(value)}; item() makes a number of a one-element tensor.`);
    const place = indices.reduce((offset: number, index, axis) => offset * (x.shape[axis] ?? 0) + elementIndex(index, axis, x), 0);
    const copy = Float32Array.from(readValues(x));
    copy[place] = value;
    if (!graph.isTracked(x)) return notes.nameAxes(tf.tensor(copy, x.shape, x.dtype), notes.axesOf(x));
    // The gradient flows to every element but the one that was replaced.
    const stays = new Uint8Array(x.size).fill(1);
    stays[place] = 0;
    return notes.nameAxes(
      tf.tidy(() => tf.where(tf.tensor(stays, x.shape, 'bool'), x, tf.tensor(copy, x.shape))),
      notes.axesOf(x),
    );
  },

  transpose(first?: number | readonly number[], second?: number): tf.Tensor {
    const x = tensorIn('transpose', this);
    const { notes } = currentSession();
    const order = axisOrder(x, first, second);
    const result = tf.transpose(x, order);
    const names = notes.axesOf(x);
    notes.passGate(result, x);
    return notes.nameAxes(result, names === null ? null : order.map(axis => names[axis] ?? ''));
  },

  float(): tf.Tensor {
    const x = tensorIn('float', this);
    if (x.dtype === 'float32') return x;
    const { notes } = currentSession();
    return notes.nameAxes(tf.cast(x, 'float32'), notes.axesOf(x));
  },
};

function elementIndex(index: number, axis: number, x: tf.Tensor): number {
  const size = x.shape[axis] ?? 0;
  if (!Number.isInteger(index) || index < -size || index >= size) {
    throw new LabError(
      `with(): index ${shownValue(index)} is outside axis ${String(axis)} of ${shapeText(x.shape)}, which has ${String(size)} entries.`,
    );
  }
  return index < 0 ? index + size : index;
}

/** PyTorch's two axes to swap, TensorFlow.js's whole order, or nothing for the reverse order. */
function axisOrder(x: tf.Tensor, first?: number | readonly number[], second?: number): number[] {
  const order = x.shape.map((_, axis) => axis);
  if (first === undefined) return order.reverse();
  if (Array.isArray(first)) return (first as readonly number[]).map(axis => axisIndex('transpose', axis, x.rank));
  if (second === undefined) throw new LabError('transpose(dim0, dim1) needs both axes it should swap.');
  const rank = Math.max(x.rank, 1);
  const [a, b] = [axisIndex('transpose', first, rank), axisIndex('transpose', second, rank)];
  if (x.rank === 0) return [];
  [order[a], order[b]] = [b, a];
  return order;
}
