import * as tf from '@tensorflow/tfjs';
import { keptWhere } from '../gradients/gradient.ts';
import { axisIndex, keepsAxes, reducedAxes } from '../input/axisIndex.ts';
import { shownValue } from '../input/checkOptions.ts';
import { isTensor } from '../input/isTensor.ts';
import { LabError } from '../input/labError.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { shapeText } from '../input/shapeText.ts';
import { tensorIn } from '../input/tensorIn.ts';
import { checkFilled } from './reducingMethods.ts';

type Sizes = readonly number[] | readonly [readonly number[]];

/**
 * Methods TensorFlow.js's tensors have as well; here they keep what is known of the tensor, and say in a sentence what
 * does not fit.
 */
export const passingMethods = {
  reshape(...shape: Sizes): tf.Tensor {
    return inOtherShape('reshape', this, shape);
  },

  slice(begin: number | number[], size?: number | number[]): tf.Tensor {
    const x = tensorIn('slice', this);
    const { notes } = currentSession();
    checkSlice(x, begin, size);
    const result = notes.nameAxes(tf.slice(x, begin, size), notes.axesOf(x));
    return notes.passGate(result, x);
  },

  max(dim?: number | number[], keepDim = false): tf.Tensor {
    const x = tensorIn('max', this);
    refuseOther('max', 'larger', dim);
    const axes = reducedAxes('max', dim, x.rank);
    keepsAxes('max', keepDim);
    checkFilled('max', x, axes, dim === undefined);
    if (x.size === 0) return tf.cast(tf.sum(x, axes, keepDim), x.dtype);
    return x.rank === 0
      ? currentSession().graph.keepOperands(x.clone())
      : withIndices(tf.max(x, dim === undefined ? undefined : axes, keepDim), 'max', x, dim, keepDim);
  },

  min(dim?: number | number[], keepDim = false): tf.Tensor {
    const x = tensorIn('min', this);
    refuseOther('min', 'smaller', dim);
    const axes = reducedAxes('min', dim, x.rank);
    keepsAxes('min', keepDim);
    checkFilled('min', x, axes, dim === undefined);
    if (x.size === 0) return tf.cast(tf.sum(x, axes, keepDim), x.dtype);
    return x.rank === 0
      ? currentSession().graph.keepOperands(x.clone())
      : withIndices(tf.min(x, dim === undefined ? undefined : axes, keepDim), 'min', x, dim, keepDim);
  },
};

/** PyTorch's `x.max(other)` compares two tensors. */
function refuseOther(name: string, which: string, given: unknown): void {
  if (isTensor(given))
    throw new LabError(`${name} takes an axis, and not a tensor: write x.${name}imum(other) for the ${which} of each two.`);
}

/**
 * Lets what `max(dim)` gives be taken apart as in PyTorch, into the values and where they stand:
 * `const [values, indices] = x.max(1)`.
 */
function withIndices(values: tf.Tensor, name: 'max' | 'min', x: tf.Tensor, dim: unknown, keepDim: boolean): tf.Tensor {
  if (typeof dim !== 'number' || x.rank === 0) return values;
  const axis = axisIndex(name, dim, x.rank);
  const parts = function* (): Generator<tf.Tensor> {
    const places = byLibrary(() => (name === 'max' ? tf.argMax(x, axis) : tf.argMin(x, axis)));
    yield chosen(values, x, places, axis, name === 'max' ? 'MaxBackward0' : 'MinBackward0');
    yield keepDim ? byLibrary(() => tf.expandDims(places, axis)) : places;
  };
  return Object.defineProperty(values, Symbol.iterator, { value: parts });
}

/**
 * The values that stand at `places`. Where several are equal, the gradient of each goes to the place that is told, as
 * in PyTorch.
 */
function chosen(values: tf.Tensor, x: tf.Tensor, places: tf.Tensor, axis: number, label: string): tf.Tensor {
  const { graph } = currentSession();
  if (!graph.isTracked(x)) return values;
  const [size, along] = [x.shape[axis] ?? 1, x.shape.map((_, i) => (i === axis ? -1 : 1))];
  const take = tf.customGrad((...inputs) => {
    const [, save] = inputs as unknown as [tf.Tensor, tf.GradSaveFunc];
    save([places]);
    return {
      value: tf.clone(values),
      gradFunc: (dy, [at]) => {
        const isThere = tf.equal(tf.reshape(tf.range(0, size, 1, 'int32'), along), tf.expandDims(at as tf.Tensor, axis));
        return keptWhere(isThere, tf.broadcastTo(tf.reshape(dy, x.shape.with(axis, 1)), x.shape));
      },
    };
  });
  return graph.label(
    byLibrary(() => take(x)),
    label,
  );
}

function checkSizes(sizes: readonly unknown[]): void {
  const wrong = sizes.find(size => typeof size !== 'number' || !Number.isInteger(size) || size < -1);
  if (wrong === undefined && !sizes.includes(undefined)) return;
  throw new LabError(`reshape needs whole sizes of 0 or more, or -1 for what is left, but got ${shownValue(wrong)}.`);
}

function checkSlice(x: tf.Tensor, begin: number | number[], size: number | number[] | undefined): void {
  const [begins, sizes] = [begin, size ?? []].map(each => (Array.isArray(each) ? each : [each])) as [number[], number[]];
  const odd = [begins, sizes].flat().find((each: unknown) => typeof each !== 'number');
  if (odd !== undefined)
    throw new LabError(`slice takes whole numbers for where it begins and how much it takes, but got ${shownValue(odd)}.`);
  const wrong = begins.findIndex((from, axis) => {
    const length = x.shape[axis] ?? -1;
    const count = sizes[axis] ?? -1;
    return !(from >= 0 && from + Math.max(count, 0) <= length);
  });
  if (wrong === -1) return;
  const length = x.shape[wrong];
  throw new LabError(
    length === undefined
      ? `slice: ${shapeText(x.shape)} has no axis ${String(wrong)} to cut.`
      : `slice: axis ${String(wrong)} of ${shapeText(x.shape)} has ${String(length)} entries, so ${String(sizes[wrong] ?? 'all')} from ${String(begins[wrong])} on cannot be taken.`,
  );
}

/** The values of `given` in another shape. `name`: the method that the lab has called. */
export function inOtherShape(name: string, given: unknown, shape: Sizes): tf.Tensor {
  const x = tensorIn(name, given);
  const sizes = Array.isArray(shape[0]) ? [...(shape[0] as readonly number[])] : [...(shape as readonly number[])];
  checkSizes(sizes);
  const known = sizes.filter(size => size !== -1).reduce((product, size) => product * size, 1);
  const free = sizes.filter(size => size === -1).length;
  if (free > 1 || (free === 0 ? known !== x.size : known === 0 || x.size % known !== 0)) {
    throw new LabError(
      `${name} cannot put the ${x.size.toLocaleString('en-US')} values of ${shapeText(x.shape)} into ${shapeText(sizes)}` +
        (free > 1
          ? ': only one size may be left open with -1.'
          : `, which has room for ${known.toLocaleString('en-US')}${free === 1 ? ' × a whole number' : ''}.`),
    );
  }
  const { notes } = currentSession();
  return notes.passGate(tf.reshape(x, sizes), x);
}
