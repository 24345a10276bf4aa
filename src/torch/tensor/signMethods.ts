import * as tf from '@tensorflow/tfjs';
import { LabError } from '../input/labError.ts';
import { tensorIn } from '../input/tensorIn.ts';
import { currentSession } from '../session/session.ts';

/** Methods that ask for the sign of each value, which booleans have none of. */
export const signMethods = {
  abs(): tf.Tensor {
    return signed('abs', this, tf.abs);
  },
  neg(): tf.Tensor {
    return signed('neg', this, tf.neg);
  },
  relu(): tf.Tensor {
    return signed('relu', this, tf.relu);
  },
};

function signed(name: string, self: unknown, run: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const x = tensorIn(name, self);
  refuseBooleans(name, x);
  const { notes } = currentSession();
  return notes.nameAxes(run(x), notes.axesOf(x));
}

export function refuseBooleans(name: string, x: tf.Tensor): void {
  if (x.dtype === 'bool') throw new LabError(`${name}: booleans have no sign. Make numbers of them first, with x.float().`);
}
