import * as tf from '@tensorflow/tfjs';
import { sequenceSizes, type SequenceInput } from '../cells/sequence.ts';
import { readValues } from '../engine/readValues.ts';
import { composedSequence } from '../recurrent/composedSequence.ts';
import { byLibrary, currentSession } from '../session/session.ts';

/** Steps that are computed at once: their tensors are there together. */
const most = 64;

/** Walks a sequence a part at a time, as its direction goes, and gives its states where it stands. Holds no tensors. */
export class SequenceWalk {
  private readonly input: SequenceInput;
  private readonly rows: readonly number[];
  private states: Readonly<Record<string, Float32Array>> | null = null;
  private walked = 0;

  /** Of these sequences of the batch. */
  constructor(input: SequenceInput, rows: readonly number[]) {
    this.input = input;
    this.rows = rows;
  }

  /** Goes on until so many steps are walked, and gives the states after the last: each [sequences, hidden]. */
  to(count: number): Readonly<Record<string, Float32Array>> {
    while (this.walked < count) {
      const next = Math.min(count, this.walked + most);
      this.states = this.walk(next);
      this.walked = next;
    }
    return this.states ?? {};
  }

  private walk(to: number): Record<string, Float32Array> {
    return byLibrary(() => {
      const read: Record<string, Float32Array> = {};
      currentSession().graph.pause(() => {
        tf.tidy(() => {
          const { h, c } = composedSequence(this.part(to));
          read['h'] = copyOf(h);
          if (c) read['c'] = copyOf(c);
        });
      });
      return read;
    });
  }

  /** The steps from where it stands, with the states there. */
  private part(to: number): SequenceInput {
    const { input, rows, walked, states } = this;
    const { sequences, steps } = sequenceSizes(input);
    const isAll = rows.length === sequences;
    const begin = input.isReverse ? steps - to : walked;
    const [batchAxis, timeAxis] = input.batchFirst ? [0, 1] : [1, 0];
    const from = [0, 0, 0];
    const size = [-1, -1, -1];
    from[timeAxis] = begin;
    size[timeAxis] = to - walked;
    const x = tf.slice(input.x, from, size);
    const index = tf.tensor1d([...rows], 'int32');
    const start = (name: 'h' | 'c', first: tf.Tensor): tf.Tensor => {
      const now = states?.[name];
      if (now) return tf.tensor2d(now, [rows.length, first.shape[1] ?? 0]);
      return isAll ? first : tf.gather(first, index, 0);
    };
    return {
      ...input,
      x: isAll ? x : tf.gather(x, index, batchAxis),
      h0: start('h', input.h0),
      c0: input.c0 && start('c', input.c0),
    };
  }
}

function copyOf(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(readValues(tensor));
}
