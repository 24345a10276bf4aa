import * as tf from '@tensorflow/tfjs';
import { axisIndex } from '../input/axisIndex.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { LabError } from '../input/labError.ts';
import { checkSize, joinedShape } from '../input/shapeOf.ts';
import { shapeText } from '../input/shapeText.ts';
import { promoted } from '../input/promoted.ts';
import { tensorIn } from '../input/tensorIn.ts';

/**
 * Puts tensors of one shape side by side along a new axis `dim` (default 0): 160 tensors of [10, 1] become [160, 10,
 * 1].
 *
 * PyTorch: `torch.stack(tensors, dim)`.
 */
export function stack(tensors: readonly tf.Tensor[], dim = 0): tf.Tensor {
  const [first] = checked('stack', tensors);
  for (const [index, each] of tensors.entries()) {
    if (!tf.util.arraysEqual(each.shape, first.shape)) {
      throw new LabError(
        `stack needs tensors of one shape, but tensor 0 is ${shapeText(first.shape)} and tensor ${String(index)} is ${shapeText(each.shape)}.`,
      );
    }
  }
  const result = byLibrary(() => tf.stack(promoted(tensors), axisIndex('stack', dim, first.rank + 1)));
  return currentSession().graph.label(result, 'Stack');
}

/**
 * Joins tensors end to end along the axis `dim` (default 0), which they already have; all other axes must be equal.
 *
 * PyTorch: `torch.cat(tensors, dim)`.
 */
export function cat(tensors: readonly tf.Tensor[], dim = 0): tf.Tensor {
  checked('cat', tensors);
  // An empty tensor of one axis joins with anything, as in PyTorch: what a loop begins with.
  const filled = tensors.filter(({ shape }) => shape.length !== 1 || shape[0] !== 0);
  const parts = filled.length === 0 ? tensors : filled;
  const [first] = parts as [tf.Tensor];
  if (tensors.some(({ rank }) => rank === 0))
    throw new LabError('cat joins along an axis, and a single number has none; stack([a, b]) puts numbers side by side.');
  // Of nothing but such tensors the axis does not matter.
  const axis = axisIndex('cat', filled.length === 0 ? 0 : dim, first.rank);
  for (const each of parts) {
    if (each.rank !== first.rank || each.shape.some((size, i) => i !== axis && size !== first.shape[i])) {
      throw new LabError(
        `cat along axis ${String(axis)} needs tensors that agree in every other axis, but tensor ${String(tensors.indexOf(first))} is ${shapeText(first.shape)} and tensor ${String(tensors.indexOf(each))} is ${shapeText(each.shape)}.`,
      );
    }
  }
  const joined = joinedShape(
    parts.map(({ shape }) => shape),
    axis,
  );
  if (joined) checkSize('cat', joined);
  const { graph, notes } = currentSession();
  const nothing = first.shape.with(axis, 0);
  const result = byLibrary(() =>
    tf.tidy(() =>
      tf.concat(
        promoted(tensors).map(each => (each.rank === first.rank ? each : tf.reshape(each, nothing))),
        axis,
      ),
    ),
  );
  return notes.nameAxes(graph.label(result, 'Cat'), notes.axesOf(first));
}

function checked(caller: string, tensors: readonly tf.Tensor[]): [tf.Tensor] {
  const given: unknown = tensors;
  if (!Array.isArray(given)) throw new LabError(`${caller} needs an array of tensors: ${caller}([a, b]).`);
  for (const each of tensors) tensorIn(caller, each);
  const [first] = tensors;
  if (first === undefined) throw new LabError(`${caller} needs at least one tensor, but the array is empty.`);
  return [first];
}
