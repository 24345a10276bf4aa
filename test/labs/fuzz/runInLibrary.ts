import * as tf from '@tensorflow/tfjs';
import { createLibrary } from '../../../src/torch/createLibrary.ts';
import { setPrintSink } from '../../../src/torch/output.ts';
import { formatValue } from '../../../src/torch/print.ts';
import { currentSession } from '../../../src/torch/session.ts';
import type { Seen } from './compare.ts';

/** What a program shows, run in a session of its own. */
export interface LibraryRun {
  readonly seen: readonly Seen[];
  readonly lines: readonly string[];
  readonly error: string | null;
  /** How the library prints a tensor with other values, where everything else is as it is here. */
  readonly printed: (index: number, values: Float64Array) => string;
  readonly dispose: () => void;
}

export function runInLibrary(lab: string): LibraryRun {
  const library = createLibrary();
  const tensors: (tf.Tensor | null)[] = [];
  const seen: Seen[] = [];
  const lines: string[] = [];
  setPrintSink(line => lines.push(line));
  const show = (name: string, x: tf.Tensor | number | null): void => {
    const tensor = typeof x === 'number' ? tf.scalar(x) : x;
    tensors.push(tensor);
    if (tensor === null) seen.push({ name, text: 'None' });
    else {
      const values = Float64Array.from(tensor.dataSync());
      seen.push({ name, dtype: tensor.dtype, shape: tensor.shape, values, text: formatValue(tensor) });
    }
  };
  let error: string | null = null;
  try {
    const names = Object.keys(library.gatescope);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the program was made here, out of text
    new Function(...names, 'show', `'use strict';${lab}`)(...Object.values(library.gatescope), show);
  } catch (thrown) {
    error = String(thrown);
  }
  return {
    seen,
    lines,
    error,
    printed: (index, values) => {
      const own = tensors[index];
      if (own === null || own === undefined) return 'None';
      const { graph } = currentSession();
      const other = tf.tensor(own.dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values), own.shape, own.dtype);
      const state = graph.find(own);
      if (state !== undefined) Object.assign(graph.stateOf(other), state);
      return formatValue(other);
    },
    dispose: () => {
      library.dispose();
    },
  };
}
