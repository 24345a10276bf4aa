import * as tf from '@tensorflow/tfjs';
import { LabError } from '../labError.ts';
import { currentSession } from '../session.ts';
import { shapeText } from '../shapeText.ts';
import { tensorIn } from '../tensorIn.ts';

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
    return notes.isGate(x) ? notes.markGate(result) : result;
  },

  abs(): tf.Tensor {
    const x = tensorIn('abs', this);
    const { notes } = currentSession();
    return notes.nameAxes(tf.abs(x), notes.axesOf(x));
  },

  slice(begin: number | number[], size?: number | number[]): tf.Tensor {
    const x = tensorIn('slice', this);
    const { notes } = currentSession();
    const result = notes.nameAxes(tf.slice(x, begin, size), notes.axesOf(x));
    return notes.isGate(x) ? notes.markGate(result) : result;
  },

  max(dim?: number | number[], keepDim = false): tf.Tensor {
    return tf.max(tensorIn('max', this), dim, keepDim);
  },

  min(dim?: number | number[], keepDim = false): tf.Tensor {
    return tf.min(tensorIn('min', this), dim, keepDim);
  },
};
