import * as tf from '@tensorflow/tfjs';
import { placesOfLargest } from '../engine/placeOfLargest.ts';
import { readValues } from '../engine/readValues.ts';
import { methodCheckerOf } from '../input/argumentKinds.ts';
import { axisIndex } from '../input/axisIndex.ts';
import { checkIndices } from '../input/checkIndices.ts';
import { shownValue } from '../input/checkOptions.ts';
import { isTensor } from '../input/isTensor.ts';
import { LabError } from '../input/labError.ts';
import { productOfSizes } from '../input/shapeOf.ts';
import { shapeText } from '../input/shapeText.ts';
import { tensorIn } from '../input/tensorIn.ts';
import { currentSession } from '../session/session.ts';

const [checkGather, checkSegments, checkTopk] = ['gather', 'unsortedSegmentSum', 'topk'].map(methodCheckerOf);

/** What `topk` gives: PyTorch takes it apart like a list, or by its places, TensorFlow.js by the names. */
type Largest = Readonly<Record<'values' | 'indices' | 0 | 1, tf.Tensor>> & Iterable<tf.Tensor>;

/**
 * Methods that take or give indices. PyTorch's order of arguments is told by its first one, TensorFlow.js's is left to
 * TensorFlow.js, which would bend indices to whole numbers without a word.
 */
export const indexMethods = {
  gather(first: unknown, second?: unknown, batchDims?: number): tf.Tensor {
    const x = tensorIn('gather', this);
    if (typeof first === 'number' && second !== undefined && typeof second !== 'number') return gathered(x, first, second);
    checkIndices('gather', first);
    checkGather?.([first, second, batchDims]);
    return tf.gather(x, first as tf.Tensor, second as number | undefined, batchDims);
  },

  unsortedSegmentSum(ids: tf.Tensor1D | tf.TensorLike, numSegments: number): tf.Tensor {
    const x = tensorIn('unsortedSegmentSum', this);
    checkIndices('unsortedSegmentSum', ids);
    checkSegments?.([ids, numSegments]);
    return tf.unsortedSegmentSum(x, ids, numSegments);
  },

  topk(k: number | undefined, dim: number | boolean = -1, largest = true, sorted = true): Largest {
    const x = tensorIn('topk', this);
    if (k === undefined) throw new LabError('topk needs how many values it should take, such as x.topk(2), or x.topk(2, 0) along axis 0.');
    const isSorted = typeof dim === 'boolean' ? dim : sorted;
    checkTopk?.([k, isSorted]);
    checkTopk?.([k, largest]);
    // Of a single number PyTorch takes it itself.
    const axis = axisIndex('topk', typeof dim === 'boolean' ? -1 : dim, Math.max(1, x.rank));
    const size = x.shape[axis] ?? 1;
    if (k > size)
      throw new LabError(`topk cannot take ${String(k)} of the ${String(size)} entries of axis ${String(axis)} of ${shapeText(x.shape)}.`);
    const places = currentSession().graph.pause(() =>
      tf.tidy(() => {
        if (x.rank === 0) return tf.scalar(0, 'int32');
        const order = swapped(x.rank, axis);
        const along = tf.transpose(x, order);
        const found = placesOfLargest(readValues(along), size, k, largest);
        return tf.transpose(tf.tensor(found, along.shape.with(-1, k), 'int32'), order);
      }),
    );
    const values = currentSession().graph.label(x.rank === 0 ? tf.clone(x) : gathered(x, axis, places), 'Topk');
    return Object.defineProperties(
      { values, indices: places },
      {
        0: { value: values },
        1: { value: places },
        [Symbol.iterator]: { value: () => [values, places][Symbol.iterator]() },
      },
    ) as unknown as Largest;
  },
};

/** Of `rank` axes in order, this one and the last in each other's place. */
function swapped(rank: number, axis: number): number[] {
  return Array.from({ length: rank }, (_, i) => (i === axis ? rank - 1 : i === rank - 1 ? axis : i));
}

/** PyTorch's `gather`: at each place the value of `x` there, but along `dim` the one that the index tells. */
function gathered(x: tf.Tensor, dim: number, index: unknown): tf.Tensor {
  const wanted = 'gather(dim, index) takes a tensor of whole numbers behind the axis, such as tensor([[0], [1]])';
  if (!isTensor(index)) throw new LabError(`${wanted}, but got ${shownValue(index)}.`);
  const at = tensorIn('gather', index);
  if (at.dtype !== 'int32') throw new LabError(`${wanted}, but this one holds ${at.dtype}: write index.toInt().`);
  const axis = axisIndex('gather', dim, Math.max(x.rank, 1));
  const [own, others] = [at.shape.length, x.shape];
  if (own !== x.rank || at.shape.some((size, i) => i !== axis && size > (others[i] ?? 0)))
    throw new LabError(
      `gather needs an index with as many axes as the tensor, and no longer than it but along axis ${String(axis)}: the tensor is ${shapeText(x.shape)}, the index ${shapeText(at.shape)}. For whole rows write x.gather(indices, ${String(dim)}).`,
    );
  const places = tf.tensor(placesOf(x.shape, axis, at), [at.size], 'int32');
  const result = tf.tidy(() => tf.reshape(tf.gather(tf.reshape(x, [-1]), places), at.shape));
  const { graph, notes } = currentSession();
  notes.passGate(result, x);
  return notes.nameAxes(graph.label(result, 'Gather'), notes.axesOf(x));
}

/** Where in the row of all values each one stands that the index tells. */
function placesOf(shape: readonly number[], axis: number, index: tf.Tensor): Int32Array {
  const size = shape[axis] ?? 1;
  const strides = shape.map((_, i) => productOfSizes(shape.slice(i + 1)));
  return Int32Array.from(readValues(index), (entry, flat) => {
    if (entry < 0 || entry >= size)
      throw new LabError(
        `gather: there is no entry ${String(entry)} along axis ${String(axis)} of ${shapeText(shape)}; they go from 0 to ${String(size - 1)}.`,
      );
    let [place, rest] = [0, flat];
    for (let i = index.rank - 1; i >= 0; i--) {
      const length = index.shape[i] ?? 1;
      place += (i === axis ? entry : rest % length) * (strides[i] ?? 1);
      rest = Math.floor(rest / length);
    }
    return place;
  });
}
