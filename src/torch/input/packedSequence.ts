import type * as tf from '@tensorflow/tfjs';
import { readValues } from '../engine/readValues.ts';
import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
import { LabError } from './labError.ts';

/** Set by the class, which alone sees its own part; no method, since a lab could put another in its place. */
let read: (value: object) => Packing | null;

/** Which sequences of a packed batch have a step at which time. */
export interface Packing {
  /** How many have a step at each time: from the first on fewer, since the longest stand first. */
  readonly batchSizes: readonly number[];
  /** Which row of the batch stands where; null where they stand as they came. */
  readonly sorted: readonly number[] | null;
  /** Where each row of the batch stands. */
  readonly unsorted: readonly number[] | null;
}

/**
 * Sequences of different lengths without padding: `data` holds the steps they have, first the first step of each, then
 * the second, the longest sequence first. `packPaddedSequence` makes one, and recurrent modules take and give it.
 *
 * PyTorch: `nn.utils.rnn.PackedSequence`.
 */
export class PackedSequence {
  /** The steps of all sequences, [steps, features]. */
  readonly data: tf.Tensor;
  /** How many sequences have a step at each time. */
  readonly batchSizes: tf.Tensor;
  /** Which row of the batch stands where among the sorted ones; null where they came sorted. */
  readonly sortedIndices: tf.Tensor | null;
  /** Where each row of the batch stands among the sorted ones. */
  readonly unsortedIndices: tf.Tensor | null;
  readonly #packing: Packing;

  /**
   * The same steps with other data, such as what a layer made of them: `new PackedSequence(out, packed.batchSizes,
   * packed.sortedIndices, packed.unsortedIndices)`.
   */
  constructor(data: tf.Tensor, batchSizes: tf.Tensor, sortedIndices: tf.Tensor | null = null, unsortedIndices: tf.Tensor | null = null) {
    if (!isTensor(data) || data.rank === 0)
      throw new LabError('PackedSequence needs the steps of all sequences as a tensor: packPaddedSequence(x, lengths) makes one.');
    const sizes = wholeNumbers('batchSizes', batchSizes);
    const steps = sumOf(sizes);
    if (steps !== data.shape[0] || steps === 0 || sizes.some((size, time) => size < 1 || size > (sizes[time - 1] ?? size)))
      throw new LabError(
        `PackedSequence: batchSizes must say how many sequences have a step at each time, never more than before, and ${String(data.shape[0])} in all, as data has steps; but they are [${sizes.join(', ')}].`,
      );
    const sorted = sortedIndices && wholeNumbers('sortedIndices', sortedIndices);
    const unsorted = unsortedIndices && wholeNumbers('unsortedIndices', unsortedIndices);
    for (const order of [sorted, unsorted])
      if (order && [...order].sort((a, b) => a - b).some((row, at) => row !== at || order.length !== sizes[0]))
        throw new LabError(`PackedSequence: the indices must hold each row from 0 to ${String((sizes[0] ?? 0) - 1)} once.`);
    if ((sorted === null) !== (unsorted === null))
      throw new LabError('PackedSequence needs sortedIndices and unsortedIndices, or neither of them.');
    this.data = data;
    this.batchSizes = batchSizes;
    this.sortedIndices = sortedIndices;
    this.unsortedIndices = unsortedIndices;
    this.#packing = { batchSizes: sizes, sorted, unsorted };
    Object.freeze(this);
  }

  static {
    read = value => (#packing in value ? value.#packing : null);
  }
}

/** How a packed sequence is packed, by identity; null for everything else. Runs no code of the lab. */
export function packingOf(value: unknown): Packing | null {
  return typeof value === 'object' && value !== null ? read(value) : null;
}

/** Is it one? Runs no code of the lab. */
export function isPacked(value: unknown): value is PackedSequence {
  return packingOf(value) !== null;
}

/** A packed sequence in short, such as `packed 3 rows, 9 steps`; null for everything else. Runs no code of the lab. */
export function packedText(value: unknown): string | null {
  const packing = packingOf(value);
  if (packing === null) return null;
  const [rows = 0] = packing.batchSizes;
  const steps = sumOf(packing.batchSizes);
  return `packed ${String(rows)} ${rows === 1 ? 'row' : 'rows'}, ${String(steps)} ${steps === 1 ? 'step' : 'steps'}`;
}

/** How many steps each sequence has, the longest first, as they are packed. */
export function packedLengths({ batchSizes }: Packing): number[] {
  return Array.from({ length: batchSizes[0] ?? 0 }, (_, row) => batchSizes.filter(size => size > row).length);
}

/** How many steps each sequence has, in the order of the batch. */
export function lengthsOf(packing: Packing): number[] {
  const lengths = packedLengths(packing);
  return packing.unsorted ? packing.unsorted.map(place => lengths[place] ?? 0) : lengths;
}

/** Where each part begins if so many stand one behind the other: [3, 2, 1] begin at [0, 3, 5]. */
export function startsOf(counts: readonly number[]): number[] {
  let next = 0;
  return counts.map(count => (next += count) - count);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function wholeNumbers(name: string, given: unknown): number[] {
  if (!isTensor(given) || given.rank !== 1 || given.dtype !== 'int32')
    throw new LabError(`PackedSequence takes ${name} as a tensor of whole numbers with one axis, but got ${shownValue(given)}.`);
  return Array.from(readValues(given));
}
