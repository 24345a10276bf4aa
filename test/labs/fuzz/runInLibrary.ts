import * as tf from '@tensorflow/tfjs';
import { createLibrary } from '../../../src/torch/createLibrary.ts';
import { setPrintSink } from '../../../src/torch/text/print.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';
import { currentSession } from '../../../src/torch/session/session.ts';
import type { Likeness, Seen } from './compare.ts';

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
  const seeText = (name: string, text: string): void => {
    tensors.push(null);
    seen.push({ name, text });
  };
  setPrintSink(line => {
    lines.push(line);
    seeText('print', line);
  });
  const show = (name: string, x: tf.Tensor | number | null | readonly tf.Tensor[], likeness?: Likeness): void => {
    if (x === null) seeText(name, 'None');
    else if (Array.isArray(x)) {
      seeText(name, `${String(x.length)} parts`);
      for (const [i, part] of (x as readonly tf.Tensor[]).entries()) show(`${name}.${String(i)}`, part);
    } else {
      const tensor = typeof x === 'number' ? tf.scalar(x) : (x as tf.Tensor);
      tensors.push(tensor);
      const values = Float64Array.from(tensor.dataSync());
      seen.push({ name, dtype: tensor.dtype, shape: tensor.shape, values, text: formatValue(tensor), ...(likeness && { likeness }) });
    }
  };
  const attempt = (name: string, compute: () => tf.Tensor): void => {
    let result: tf.Tensor;
    try {
      result = compute();
    } catch (thrown) {
      tensors.push(null);
      seen.push({ name, text: 'refused', why: String(thrown) });
      return;
    }
    show(name, result);
  };
  let error: string | null = null;
  try {
    const names = Object.keys(library.gatescope);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the program was made here, out of text
    new Function(...names, 'show', 'attempt', `'use strict';${lab}`)(...Object.values(library.gatescope), show, attempt);
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
