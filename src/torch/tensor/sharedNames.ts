import * as tf from '@tensorflow/tfjs';
import { methodCheckerOf } from '../input/argumentKinds.ts';
import { axisIndex, reducedAxes } from '../input/axisIndex.ts';
import { LabError } from '../input/labError.ts';
import { tensorIn } from '../input/tensorIn.ts';

const [checkNorm, checkUnique] = ['norm', 'unique'].map(methodCheckerOf);

type Sizes = readonly number[] | readonly [readonly number[]];

/**
 * Methods of TensorFlow.js's tensors that have a namesake in PyTorch which takes more, or takes it otherwise: what is
 * written as in PyTorch means what it means there.
 */
export const sharedNames = {
  cumsum(dim: number, exclusive?: boolean, reverse?: boolean): tf.Tensor {
    return summed('cumsum', this, dim, axis => tf.cumsum(tensorIn('cumsum', this), axis, exclusive, reverse), [exclusive, reverse]);
  },

  cumprod(dim: number, exclusive?: boolean, reverse?: boolean): tf.Tensor {
    return summed('cumprod', this, dim, axis => tf.cumprod(tensorIn('cumprod', this), axis, exclusive, reverse), [exclusive, reverse]);
  },

  /** With fewer numbers than axes, they are for the last ones; with more, there are new axes in front. */
  tile(...reps: Sizes): tf.Tensor {
    const x = tensorIn('tile', this);
    const [first] = reps;
    const given = Array.isArray(first) ? [...(first as readonly number[])] : [...(reps as readonly number[])];
    const wrong = given.find(each => !Number.isInteger(each) || each < 0);
    if (given.length === 0 || wrong !== undefined)
      throw new LabError(`tile takes how often each axis is repeated, such as x.tile(2, 3), but got [${given.map(String).join(', ')}].`);
    const rank = Math.max(given.length, x.rank);
    const times = [...Array<number>(rank - given.length).fill(1), ...given];
    const shape = [...Array<number>(rank - x.rank).fill(1), ...x.shape];
    return tf.tidy(() => tf.tile(tf.reshape(x, shape), times));
  },

  /** Along several axes the values count as one row, but for the norms that are named. */
  norm(p: number | 'euclidean' | 'fro' = 'euclidean', dim?: number | number[], keepDim = false): tf.Tensor {
    const x = tensorIn('norm', this);
    checkNorm?.([p, dim, keepDim]);
    if (!Array.isArray(dim) || dim.length < 2 || typeof p !== 'number') return tf.norm(x, p, dim, keepDim);
    const axes = reducedAxes('norm', dim, x.rank);
    const rest = x.shape.map((_, axis) => axis).filter(axis => !axes.includes(axis));
    const sizes = rest.map(axis => x.shape[axis] ?? 1);
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
    return tf.tidy(() =>
      tf.reshape(tf.norm(tf.reshape(tf.transpose(x, [...rest, ...axes]), [...sizes, -1]), p, -1), keepDim ? kept : sizes),
    );
  },

  /** TensorFlow.js's goes along the first axis, PyTorch's through all values, in order. */
  unique(axis?: number): unknown {
    const x = tensorIn('unique', this);
    if (axis === undefined && x.rank !== 1)
      throw new LabError(
        'unique needs an axis here, such as x.unique(0) for the rows that differ. For the values that differ write [...new Set(x.flatten().tolist())].',
      );
    checkUnique?.([axis]);
    return tf.unique(x, axis);
  },

  argMax: whole('argMax', 'argmax'),
  argMin: whole('argMin', 'argmin'),
};

/** PyTorch's `argmax()` looks through all values; TensorFlow.js's `argMax()` goes along the first axis. */
function whole(name: 'argMax' | 'argMin', ours: string) {
  const check = methodCheckerOf(name);
  return function (this: unknown, axis?: number): tf.Tensor {
    const x = tensorIn(name, this);
    if (axis === undefined && x.rank > 1)
      throw new LabError(`${name} needs an axis, such as x.${name}(0). For the place among all values write x.${ours}().`);
    check?.([axis]);
    return tf[name](x, axis);
  };
}

function summed(name: string, self: unknown, dim: unknown, run: (axis: number) => tf.Tensor, flags: readonly unknown[]): tf.Tensor {
  const x = tensorIn(name, self);
  if (dim === undefined)
    throw new LabError(`${name} needs the axis it goes along: write x.${name}(0), or x.${name}(-1) for the last axis.`);
  const axis = axisIndex(name, dim, Math.max(x.rank, 1));
  methodCheckerOf(name)?.([axis, ...flags]);
  return x.rank === 0 ? tf.clone(x) : run(axis);
}
