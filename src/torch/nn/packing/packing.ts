import * as tf from '@tensorflow/tfjs';
import { readValues } from '../../engine/readValues.ts';
import { checkOptions, flagIn, shownValue } from '../../input/checkOptions.ts';
import { isTensor } from '../../input/isTensor.ts';
import { LabError } from '../../input/labError.ts';
import { PackedSequence } from '../../input/packedSequence.ts';
import { shapeText } from '../../input/shapeText.ts';
import { tensorIn } from '../../input/tensorIn.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { padSequence } from './padding.ts';

/** Options of `packPaddedSequence`. */
export interface PackOptions {
  /** Is the input [batch, time, …] instead of [time, batch, …]? Default false. */
  readonly batchFirst?: boolean;
  /** Must the longest sequences stand first? With false they are sorted here, and put back at the end. Default true. */
  readonly enforceSorted?: boolean;
}

/**
 * Leaves the padding out of a batch: a recurrent module that is given the packed sequence makes no step on it, and its
 * last states are those of each sequence's last real step.
 *
 * @param x [batch, time, features] with `batchFirst`, else [time, batch, features].
 * @param lengths How many steps each sequence has.
 *
 *   PyTorch: `nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first, enforce_sorted)`.
 */
export function packPaddedSequence(x: tf.Tensor, lengths: readonly number[] | tf.Tensor, options: PackOptions = {}): PackedSequence {
  const name = 'packPaddedSequence';
  const call = `${name}(x, lengths, { batchFirst: true })`;
  const input = tensorIn(name, x);
  checkOptions(name, options, ['batchFirst', 'enforceSorted'], call);
  const batchFirst = flagIn(name, 'batchFirst', options.batchFirst, false);
  const isSorted = flagIn(name, 'enforceSorted', options.enforceSorted, true);
  if (input.rank < 2) throw new LabError(`${name} needs the axes batch and time, but the input is ${shapeText(input.shape)}: ${call}.`);
  const [first = 0, second = 0, ...rest] = input.shape;
  const [batch, steps] = batchFirst ? [first, second] : [second, first];
  if (batch === 0) throw new LabError(`${name} needs at least one sequence, but the input is ${shapeText(input.shape)}.`);
  const counts = lengthsIn(name, lengths, call);
  const axes = batchFirst ? 'batch × time' : 'time × batch';
  if (counts.length !== batch)
    throw new LabError(
      `${name} got ${String(counts.length)} ${counts.length === 1 ? 'length' : 'lengths'} for a batch of ${String(batch)}: the input is ${shapeText(input.shape)}, read as ${axes} because batchFirst is ${String(batchFirst)}.`,
    );
  for (const [row, count] of counts.entries()) {
    const start = `${name}: the length of row ${String(row)} is ${String(count)}, but`;
    if (!Number.isInteger(count)) throw new LabError(`${start} a length is a whole number of steps.`);
    if (count < 1) throw new LabError(`${start} each sequence needs at least one step.`);
    if (count > steps)
      throw new LabError(
        `${start} the input is ${shapeText(input.shape)}, ${axes}${rest.length > 0 ? ' × features' : ''}, so no row has more than ${String(steps)}. Check lengths and batchFirst.`,
      );
  }
  const falls = counts.findIndex((count, row) => count > (counts[row - 1] ?? count));
  if (isSorted && falls !== -1)
    throw new LabError(
      `${name} expected the longest sequences first, but row ${String(falls)} has ${String(counts[falls])} steps after ${String(counts[falls - 1])}. Pass enforceSorted: false: then they are sorted here, and come back in your order.`,
    );
  const order = Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const longest = counts[order[0] ?? 0] ?? 0;
  const batchSizes = Array.from({ length: longest }, (_, time) => counts.filter(count => count > time).length);
  const places = batchSizes.flatMap((size, time) =>
    order.slice(0, size).map(row => (batchFirst ? row * steps + time : time * batch + row)),
  );
  const data = byLibrary(() => tf.tidy(() => tf.gather(tf.reshape(input, [batch * steps, ...rest]), tf.tensor1d(places, 'int32'))));
  const { graph, mistakes } = currentSession();
  mistakes.sawPacking(input, data);
  return packed(graph.label(data, 'PackPaddedSequence'), batchSizes, isSorted ? null : order);
}

/**
 * Packs a list of sequences, each [time, features].
 *
 * PyTorch: `nn.utils.rnn.pack_sequence(sequences, enforce_sorted)`.
 */
export function packSequence(sequences: readonly tf.Tensor[], options: Pick<PackOptions, 'enforceSorted'> = {}): PackedSequence {
  checkOptions('packSequence', options, ['enforceSorted'], 'packSequence(sequences, { enforceSorted: false })');
  const padded = padSequence(sequences);
  return packPaddedSequence(
    padded,
    sequences.map(({ shape }) => shape[0]),
    options,
  );
}

function packed(data: tf.Tensor, batchSizes: readonly number[], sorted: readonly number[] | null): PackedSequence {
  const whole = (values: readonly number[]): tf.Tensor => byLibrary(() => tf.tensor1d([...values], 'int32'));
  if (sorted === null) return new PackedSequence(data, whole(batchSizes));
  const unsorted = sorted.map((_, row) => sorted.indexOf(row));
  return new PackedSequence(data, whole(batchSizes), whole(sorted), whole(unsorted));
}

function lengthsIn(name: string, given: unknown, call: string): number[] {
  if (isTensor(given) && given.rank === 1) return Array.from(readValues(given));
  if (Array.isArray(given) && given.every(each => typeof each === 'number')) return [...given];
  const got = isTensor(given) ? `a tensor of ${shapeText(given.shape)}` : shownValue(given);
  throw new LabError(`${name} takes the length of each sequence as a list of numbers, such as [5, 3, 2], but got ${got}: ${call}.`);
}
