import * as tf from '@tensorflow/tfjs';
import { checkOptions, flagIn, shownValue } from '../../input/checkOptions.ts';
import { LabError } from '../../input/labError.ts';
import { lengthsOf, packingOf, startsOf, type PackedSequence } from '../../input/packedSequence.ts';
import { checkSize } from '../../input/shapeOf.ts';
import { shapeText } from '../../input/shapeText.ts';
import { kindOf, tensorIn } from '../../input/tensorIn.ts';
import { byLibrary, currentSession } from '../../session/session.ts';

/** Options of `padSequence`. */
export interface PadOptions {
  /** Is the result [batch, time, …] instead of [time, batch, …]? Default false. */
  readonly batchFirst?: boolean;
  /** What stands where a sequence has no step. Default 0. */
  readonly paddingValue?: number;
}

/** Options of `padPackedSequence`. */
export interface PadPackedOptions extends PadOptions {
  /** How many steps the result has, at least as many as the longest sequence. Default its length. */
  readonly totalLength?: number;
}

/**
 * Puts sequences of different lengths into one batch, each [time, …]: the shorter ones are filled up at their end.
 *
 * PyTorch: `nn.utils.rnn.pad_sequence(sequences, batch_first, padding_value)`.
 */
export function padSequence(sequences: readonly tf.Tensor[], options: PadOptions = {}): tf.Tensor {
  const name = 'padSequence';
  if (!Array.isArray(sequences)) throw new LabError(`${name} needs a list of sequences: ${name}([a, b], { batchFirst: true }).`);
  const tensors = (sequences as readonly tf.Tensor[]).map(each => tensorIn(name, each));
  const [first] = tensors;
  if (!first) throw new LabError(`${name} needs at least one sequence, but the list is empty.`);
  const { batchFirst, value } = readOptions(name, options, ['batchFirst', 'paddingValue'], `${name}(sequences, { batchFirst: true })`);
  const rest = first.shape.slice(1);
  for (const [row, { shape }] of tensors.entries()) {
    if (shape.length > 0 && shape.slice(1).join() === rest.join() && shape.length === first.rank) continue;
    throw new LabError(
      `${name} needs sequences that differ only in their first axis, time, but sequence 0 is ${shapeText(first.shape)} and sequence ${String(row)} is ${shapeText(shape)}.`,
    );
  }
  const lengths = tensors.map(({ shape }) => shape[0]);
  const starts = startsOf(lengths);
  const steps = Math.max(...lengths);
  const result = byLibrary(() =>
    tf.tidy(() => {
      const alike = tensors.map(each => (each.dtype === first.dtype ? each : tf.cast(each, first.dtype)));
      return spread(name, alike, lengths, steps, batchFirst, value, (row, time) => (starts[row] ?? 0) + time);
    }),
  );
  return named(currentSession().graph.label(result, 'CopySlices'), batchFirst, null);
}

/**
 * A packed sequence as a batch again, with its padding, and the length of each sequence.
 *
 * @returns `[x, lengths]`: [batch, time, …] with `batchFirst`, else [time, batch, …], and whole numbers.
 *
 *   PyTorch: `nn.utils.rnn.pad_packed_sequence(packed, batch_first, padding_value, total_length)`.
 */
export function padPackedSequence(packed: PackedSequence, options: PadPackedOptions = {}): [x: tf.Tensor, lengths: tf.Tensor] {
  const name = 'padPackedSequence';
  const packing = packingOf(packed);
  if (!packing) throw new LabError(`${name} needs a packed sequence, as packPaddedSequence makes one, but got ${kindOf(packed)}.`);
  const known = ['batchFirst', 'paddingValue', 'totalLength'];
  const { batchFirst, value } = readOptions(name, options, known, `${name}(packed, { batchFirst: true })`);
  const { batchSizes, unsorted } = packing;
  const total: unknown = options.totalLength ?? batchSizes.length;
  if (typeof total !== 'number' || !Number.isInteger(total) || total < batchSizes.length)
    throw new LabError(
      `${name}: totalLength must be a whole number of at least ${String(batchSizes.length)}, the length of the longest sequence, but it is ${shownValue(total)}.`,
    );
  const lengths = lengthsOf(packing);
  const starts = startsOf(batchSizes);
  const [x, counts] = byLibrary(() =>
    tf.tidy((): [tf.Tensor, tf.Tensor] => [
      spread(name, [packed.data], lengths, total, batchFirst, value, (row, time) => (starts[time] ?? 0) + (unsorted?.[row] ?? row)),
      tf.tensor1d(lengths, 'int32'),
    ]),
  );
  const { graph, notes } = currentSession();
  graph.label(x, unsorted ? 'IndexSelect' : batchFirst ? 'Transpose' : 'CopySlices');
  return [named(x, batchFirst, notes.axesOf(packed.data)), counts];
}

/** The steps of all sequences, each at its row and time, and `value` where there is none. */
function spread(
  name: string,
  parts: readonly tf.Tensor[],
  lengths: readonly number[],
  steps: number,
  batchFirst: boolean,
  value: number,
  placeOf: (row: number, time: number) => number,
): tf.Tensor {
  const [first] = parts as [tf.Tensor];
  const rest = first.shape.slice(1);
  const shape = batchFirst ? [lengths.length, steps] : [steps, lengths.length];
  checkSize(name, [...shape, ...rest]);
  const real = lengths.reduce((sum, length) => sum + length, 0);
  const places: number[] = [];
  for (let a = 0; a < (shape[0] ?? 0); a++)
    for (let b = 0; b < (shape[1] ?? 0); b++) {
      const [row, time] = batchFirst ? [a, b] : [b, a];
      places.push(time < (lengths[row] ?? 0) ? placeOf(row, time) : real);
    }
  const gap = tf.fill([1, ...rest], value, first.dtype);
  return tf.reshape(tf.gather(tf.concat([...parts, gap], 0), tf.tensor1d(places, 'int32')), [...shape, ...rest]);
}

function readOptions(
  name: string,
  options: PadOptions,
  known: readonly string[],
  call: string,
): { readonly batchFirst: boolean; readonly value: number } {
  checkOptions(name, options, known, call);
  const value: unknown = options.paddingValue ?? 0;
  if (typeof value !== 'number') throw new LabError(`${name}: paddingValue must be a number, but it is ${shownValue(value)}.`);
  return { batchFirst: flagIn(name, 'batchFirst', options.batchFirst, false), value };
}

function named(x: tf.Tensor, batchFirst: boolean, data: readonly string[] | null): tf.Tensor {
  const order = batchFirst ? ['batch', 'time'] : ['time', 'batch'];
  return currentSession().notes.nameAxes(x, [...order, ...(data?.slice(1) ?? (x.rank === 3 ? ['features'] : []))]);
}
