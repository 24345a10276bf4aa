import * as tf from '@tensorflow/tfjs';
import { axisIndex } from '../input/axisIndex.ts';
import { logSoftmax, softmax } from './elementwise.ts';
import { shownValue } from '../input/checkOptions.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { shapeText } from '../input/shapeText.ts';
import { tensorIn } from '../input/tensorIn.ts';
import { inOtherShape } from './passingMethods.ts';

type Sizes = readonly number[] | readonly [readonly number[]];

/** PyTorch's ways to see the same values in another shape, and to take parts. */
export const viewMethods = {
  select(dim: number, index: number): tf.Tensor {
    const x = tensorIn('select', this);
    const axis = axisIndex('select', dim, x.rank);
    const size = x.shape[axis] ?? 0;
    if ((index as unknown) === undefined)
      throw new LabError(`select needs an axis and an index: x.select(${String(dim)}, 0) is the first entry of axis ${String(axis)}.`);
    if (typeof index !== 'number' || !Number.isInteger(index) || index < -size || index >= size) {
      throw new LabError(
        `select(${String(dim)}, ${shownValue(index)}): axis ${String(axis)} of ${shapeText(x.shape)} has ${String(size)} entries, so the index goes from ${String(-size)} to ${String(size - 1)}.`,
      );
    }
    const begin = x.shape.map((_, each) => (each === axis ? (index + size) % size : 0));
    const part = tf.slice(x, begin, x.shape.with(axis, 1));
    return passOn(tf.reshape(part, x.shape.toSpliced(axis, 1)), x, 'Select', names => names.toSpliced(axis, 1));
  },

  unsqueeze(dim: number): tf.Tensor {
    const x = tensorIn('unsqueeze', this);
    const axis = axisIndex('unsqueeze', dim, x.rank + 1);
    return passOn(tf.reshape(x, x.shape.toSpliced(axis, 0, 1)), x, 'Unsqueeze', null);
  },

  /** One axis or several that have size 1, or all of those; an axis of another size stays, as in PyTorch. */
  squeeze(dim?: number | readonly number[]): tf.Tensor {
    const x = tensorIn('squeeze', this);
    const given =
      dim === undefined
        ? null
        : (Array.isArray(dim) ? (dim as readonly number[]) : [dim]).map(each => (x.rank === 0 ? -1 : axisIndex('squeeze', each, x.rank)));
    const stays = x.shape.map((size, axis) => size !== 1 || (given !== null && !given.includes(axis)));
    return passOn(
      tf.reshape(
        x,
        x.shape.filter((_, axis) => stays[axis]),
      ),
      x,
      given === null ? 'SqueezeBackward0' : 'SqueezeBackward1',
      names => names.filter((_, axis) => stays[axis]),
    );
  },

  view(...shape: Sizes): tf.Tensor {
    return inOtherShape('view', this, sizesIn(shape));
  },

  permute(...dims: Sizes): tf.Tensor {
    const x = tensorIn('permute', this);
    const order = sizesIn(dims).map(dim => axisIndex('permute', dim, x.rank));
    if (order.length !== x.rank || new Set(order).size !== x.rank) {
      throw new LabError(`permute needs each axis of ${shapeText(x.shape)} once, in their new order, but got ${shapeText(sizesIn(dims))}.`);
    }
    return passOn(tf.transpose(x, order), x, 'Permute', names => order.map(axis => names[axis] ?? ''));
  },

  flatten(from = 0, to = -1): tf.Tensor {
    const x = tensorIn('flatten', this);
    const rank = Math.max(x.rank, 1);
    const [first, last] = [axisIndex('flatten', from, rank), axisIndex('flatten', to, rank)];
    if (x.rank === 0) return tf.reshape(x, [1]);
    // As in PyTorch the tensor itself, not another view of it.
    if (first === last) return x;
    if (first > last) throw new LabError(`flatten(${String(from)}, ${String(to)}) ends at an axis before the one it begins with.`);
    const size = x.shape.slice(first, last + 1).reduce((product, each) => product * each, 1);
    return passOn(tf.reshape(x, x.shape.toSpliced(first, last - first + 1, size)), x, null, null);
  },

  /**
   * Pieces of this size along an axis, the last one smaller where it does not come out even; or pieces of these sizes.
   */
  split(size: number | readonly number[], dim = 0): tf.Tensor[] {
    const x = tensorIn('split', this);
    const axis = axisIndex('split', dim, x.rank);
    const given: unknown = size;
    if (typeof given !== 'number' && !Array.isArray(given))
      throw new LabError(`split needs the size of a piece, such as split(2, 1), or a list of sizes, but got ${shownValue(given)}.`);
    const total = x.shape[axis] ?? 0;
    const sizes = typeof size === 'number' ? evenSizes(size, total) : [...size];
    const sum = sizes.reduce((all, each) => all + each, 0);
    if (sizes.some(each => !Number.isInteger(each) || each < 0) || sum !== total) {
      throw new LabError(
        `split needs the size of a piece, such as split(2, 1), or sizes that add up to the ${String(total)} entries of axis ${String(axis)} of ${shapeText(x.shape)}, but got ${typeof size === 'number' ? String(size) : shapeText(size)}.`,
      );
    }
    let from = 0;
    return sizes.map(each => {
      const begin = x.shape.map((_, i) => (i === axis ? from : 0));
      from += each;
      return passOn(tf.slice(x, begin, x.shape.with(axis, each)), x, typeof size === 'number' ? 'Split' : 'SplitWithSizes', names => names);
    });
  },

  softmax(dim: number): tf.Tensor {
    return softmax(tensorIn('softmax', this), dim);
  },

  logSoftmax(dim: number): tf.Tensor {
    return logSoftmax(tensorIn('logSoftmax', this), dim);
  },

  dim(): number {
    return tensorIn('dim', this).rank;
  },
};

function evenSizes(size: number, total: number): number[] {
  if (!Number.isInteger(size) || size <= 0) return [size];
  if (total === 0) return [0];
  return Array.from({ length: Math.ceil(total / size) }, (_, i) => Math.min(size, total - i * size));
}

function sizesIn(sizes: Sizes): number[] {
  return Array.isArray(sizes[0]) ? [...(sizes[0] as readonly number[])] : [...(sizes as readonly number[])];
}

/** What is known of a tensor goes on to what is made of it. */
function passOn(
  result: tf.Tensor,
  x: tf.Tensor,
  label: string | null,
  rename: ((names: readonly string[]) => readonly string[]) | null,
): tf.Tensor {
  const { graph, notes } = currentSession();
  const names = notes.axesOf(x);
  graph.label(result, label);
  notes.passGate(result, x);
  return notes.nameAxes(result, names === null || rename === null ? null : rename(names));
}
