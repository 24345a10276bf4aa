import * as tf from '@tensorflow/tfjs';
import type { SequenceInput, SequenceOutput } from '../cells/sequence.ts';
import { packedLengths, startsOf, type Packing } from '../input/packedSequence.ts';

/** Steps of a packed batch that equally many sequences have. */
interface Piece {
  /** Where its first step stands in the data. */
  readonly start: number;
  readonly steps: number;
  readonly rows: number;
}

/** One layer in one direction over a packed batch, whose `x` is [steps of all sequences, features]. */
export type PackedInput = SequenceInput & { readonly packing: Packing };

/**
 * Runs over a packed batch: piece by piece, each as the batch it is, with `run`. Where sequences end, their states are
 * set aside; from the last step on, each sequence starts where it ends.
 */
export function packedSequence(input: PackedInput, run: (piece: SequenceInput) => SequenceOutput): SequenceOutput {
  const { packing, isReverse, ...rest } = input;
  const pieces = piecesOf(packing);
  const outs: tf.Tensor[] = [];
  const ended: States[] = [];
  const start: States = input.c0 === null ? [input.h0] : [input.h0, input.c0];
  let states = isReverse ? rowsOf(start, 0, 0) : start;
  for (const piece of isReverse ? pieces.toReversed() : pieces) {
    const before = states[0].shape[0];
    if (before > piece.rows) {
      ended.unshift(rowsOf(states, piece.rows, before));
      states = rowsOf(states, 0, piece.rows);
    } else if (before < piece.rows) states = joined([states, rowsOf(start, before, piece.rows)]);
    const { steps, rows } = piece;
    const part = tf.slice(input.x, [piece.start, 0], [steps * rows, -1]);
    const [h0, c0 = null] = states;
    const { out, h, c } = run({ ...rest, isReverse, batchFirst: false, x: tf.reshape(part, [steps, rows, -1]), h0, c0 });
    outs[pieces.indexOf(piece)] = tf.reshape(out, [steps * rows, -1]);
    states = c === null ? [h] : [h, c];
  }
  const [h, c = null] = joined([states, ...ended]);
  return { out: outs.length === 1 ? (outs[0] as tf.Tensor) : tf.concat(outs, 0), h, c };
}

/** h, and perhaps c, each [rows, hidden]. */
type States = readonly [h: tf.Tensor, c?: tf.Tensor];

function rowsOf([h, c]: States, from: number, to: number): States {
  const rows = (state: tf.Tensor): tf.Tensor => tf.slice(state, [from, 0], [to - from, -1]);
  return c ? [rows(h), rows(c)] : [rows(h)];
}

function joined(parts: readonly States[]): States {
  const filled = parts.filter(([h]) => h.shape[0] !== 0);
  const [first] = filled as [States];
  if (filled.length === 1) return first;
  const all = (at: 0 | 1): tf.Tensor =>
    tf.concat(
      filled.map(part => part[at] as tf.Tensor),
      0,
    );
  return first[1] ? [all(0), all(1)] : [all(0)];
}

function piecesOf({ batchSizes }: Packing): Piece[] {
  const pieces: Piece[] = [];
  const starts = startsOf(batchSizes);
  for (const [time, rows] of batchSizes.entries()) {
    const last = pieces.at(-1);
    if (last?.rows === rows) pieces[pieces.length - 1] = { ...last, steps: last.steps + 1 };
    else pieces.push({ start: starts[time] ?? 0, steps: 1, rows });
  }
  return pieces;
}

/**
 * What a packed batch comes to for who looks at each step: padded, [batch, time, features], each sequence from where it
 * is walked first, and how its values are put back into their places, NaN where there was no step.
 */
export function asPadded(input: PackedInput): { readonly input: SequenceInput; readonly back: (values: tf.Tensor) => tf.Tensor } {
  const { packing, isReverse, ...rest } = input;
  const { batchSizes, unsorted } = packing;
  const [rows = 0] = batchSizes;
  const steps = batchSizes.length;
  const starts = startsOf(batchSizes);
  const lengths = packedLengths(packing);
  const walked = (row: number, time: number): number => (isReverse ? (lengths[row] ?? 0) - 1 - time : time);
  const hasStep = (row: number, time: number): boolean => time < (lengths[row] ?? 0);
  const places = (from: (row: number, time: number) => number, none: number): tf.Tensor1D =>
    tf.tensor1d(
      Array.from({ length: rows * steps }, (_, at) => {
        const [row, time] = [Math.floor(at / steps), at % steps];
        return hasStep(row, time) ? from(row, time) : none;
      }),
      'int32',
    );
  const [, features = 0] = input.x.shape;
  // What stands where there is no step is never looked at.
  const x = tf.gather(
    input.x,
    places((row, time) => (starts[walked(row, time)] ?? 0) + row, 0),
  );
  const out = places((row, time) => row * steps + walked(row, time), rows * steps);
  return {
    input: { ...rest, isReverse: false, batchFirst: true, x: tf.reshape(x, [rows, steps, features]) },
    back: values => {
      const hidden = values.shape[2] ?? 0;
      const flat = tf.concat([tf.reshape(values, [rows * steps, hidden]), tf.fill([1, hidden], NaN)], 0);
      const sorted = tf.reshape(tf.gather(flat, out), [rows, steps, hidden]);
      return unsorted ? tf.gather(sorted, tf.tensor1d([...unsorted], 'int32')) : sorted;
    },
  };
}
