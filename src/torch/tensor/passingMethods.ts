import * as tf from '@tensorflow/tfjs';
import { axisIndex, reducedAxes } from '../axisIndex.ts';
import { LabError } from '../labError.ts';
import { byLibrary, currentSession } from '../session.ts';
import { shapeText } from '../shapeText.ts';
import { tensorIn } from '../tensorIn.ts';
import { checkFilled } from './reducingMethods.ts';

/** Methods TensorFlow.js's tensors have as well; here they keep what is known of the tensor, and say in a sentence what does not fit. */
export const passingMethods = {
  reshape(...shape: readonly number[] | readonly [readonly number[]]): tf.Tensor {
    const x = tensorIn('reshape', this);
    const sizes = Array.isArray(shape[0]) ? [...(shape[0] as readonly number[])] : [...(shape as readonly number[])];
    const known = sizes.filter(size => size !== -1).reduce((product, size) => product * size, 1);
    const free = sizes.filter(size => size === -1).length;
    if (free > 1 || (free === 0 ? known !== x.size : known === 0 || x.size % known !== 0)) {
      throw new LabError(
        `reshape cannot put the ${String(x.size)} values of ${shapeText(x.shape)} into ${shapeText(sizes)}` +
          (free > 1
            ? ': only one size may be left open with -1.'
            : `, which has room for ${String(known)}${free === 1 ? ' × a whole number' : ''}.`),
      );
    }
    const { notes } = currentSession();
    const result = tf.reshape(x, sizes);
    return notes.isGate(x) ? notes.markGate(result, x) : result;
  },

  abs(): tf.Tensor {
    const x = tensorIn('abs', this);
    const { notes } = currentSession();
    return notes.nameAxes(tf.abs(x), notes.axesOf(x));
  },

  slice(begin: number | number[], size?: number | number[]): tf.Tensor {
    const x = tensorIn('slice', this);
    const { notes } = currentSession();
    checkSlice(x, begin, size);
    const result = notes.nameAxes(tf.slice(x, begin, size), notes.axesOf(x));
    return notes.isGate(x) ? notes.markGate(result, x) : result;
  },

  max(dim?: number | number[], keepDim = false): tf.Tensor {
    const x = tensorIn('max', this);
    const axes = reducedAxes('max', dim, x.rank);
    checkFilled('max', x, axes, dim === undefined);
    if (x.size === 0) return tf.sum(x, axes, keepDim);
    return x.rank === 0 ? x.clone() : withIndices(tf.max(x, axes, keepDim), 'max', x, dim, keepDim);
  },

  min(dim?: number | number[], keepDim = false): tf.Tensor {
    const x = tensorIn('min', this);
    const axes = reducedAxes('min', dim, x.rank);
    checkFilled('min', x, axes, dim === undefined);
    if (x.size === 0) return tf.sum(x, axes, keepDim);
    return x.rank === 0 ? x.clone() : withIndices(tf.min(x, axes, keepDim), 'min', x, dim, keepDim);
  },
};

/** Lets what `max(dim)` gives be taken apart as in PyTorch, into the values and where they stand: `const [values, indices] = x.max(1)`. */
function withIndices(values: tf.Tensor, name: 'max' | 'min', x: tf.Tensor, dim: unknown, keepDim: boolean): tf.Tensor {
  if (typeof dim !== 'number' || x.rank === 0) return values;
  const axis = axisIndex(name, dim, x.rank);
  const indices = (): tf.Tensor =>
    byLibrary(() =>
      tf.tidy(() => {
        const places = name === 'max' ? tf.argMax(x, axis) : tf.argMin(x, axis);
        return keepDim ? tf.expandDims(places, axis) : places;
      }),
    );
  const parts = function* (): Generator<tf.Tensor> {
    yield values;
    yield indices();
  };
  return Object.defineProperty(values, Symbol.iterator, { value: parts });
}

function checkSlice(x: tf.Tensor, begin: number | number[], size: number | number[] | undefined): void {
  const [begins, sizes] = [begin, size ?? []].map(each => (typeof each === 'number' ? [each] : each)) as [number[], number[]];
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
