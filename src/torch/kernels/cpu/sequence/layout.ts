import { blocksFor, LANES } from './lanes.ts';

/** The sizes of one layer's pass, and where a sequence's values stand in a tensor. */
export interface Layout {
  readonly steps: number;
  readonly batch: number;
  readonly features: number;
  readonly hidden: number;
  /** Blocks of four lanes the batch takes; the last may be partly empty, and is 0 there. */
  readonly blocks: number;
  /** Is a sequence tensor [batch, time, n] rather than [time, batch, n]? */
  readonly batchFirst: boolean;
}

export function layoutOf(shape: readonly number[], hidden: number, batchFirst: boolean): Layout {
  const [first = 0, second = 0, features = 0] = shape;
  const [batch, steps] = batchFirst ? [first, second] : [second, first];
  return { steps, batch, features, hidden, blocks: blocksFor(batch), batchFirst };
}

/**
 * The rows of a blocked matrix that some values fill: `size` rows from `row` on, of `height` rows a block, the first
 * block starting at `start`.
 */
export interface BlockRows {
  readonly values: Float64Array;
  readonly start: number;
  readonly row: number;
  readonly height: number;
}

/** Copies time step `time` of a sequence with `size` values a step into a blocked matrix. */
export function readStep(layout: Layout, source: Float32Array, size: number, time: number, place: BlockRows): void {
  const [start, stride] = inSequence(layout, size, time);
  copyIn(layout, source, start, stride, size, place);
}

/** As `readStep`, adding. */
export function addStep(layout: Layout, source: Float32Array, size: number, time: number, place: BlockRows): void {
  const [start, stride] = inSequence(layout, size, time);
  const { values } = place;
  for (let entry = 0, at = start; entry < layout.batch; entry++, at += stride) {
    let to = firstRow(place, entry);
    for (let k = 0; k < size; k++, to += LANES) values[to] = (values[to] as number) + (source[at + k] as number);
  }
}

/** The reverse of `readStep`. */
export function writeStep(layout: Layout, target: Float32Array, size: number, time: number, place: BlockRows): void {
  const [start, stride] = inSequence(layout, size, time);
  copyOut(layout, target, start, stride, size, place);
}

/** Copies a state [batch, size] into a blocked matrix. */
export function readState(layout: Layout, state: Float32Array, size: number, place: BlockRows): void {
  copyIn(layout, state, 0, size, size, place);
}

/** The reverse of `readState`. */
export function writeState(layout: Layout, size: number, place: BlockRows): Float32Array {
  const state = new Float32Array(layout.batch * size);
  copyOut(layout, state, 0, size, size, place);
  return state;
}

/** Where batch entry 0 of a time step begins in a sequence tensor, and how far it is to the next entry. */
function inSequence({ batch, steps, batchFirst }: Layout, size: number, time: number): [start: number, stride: number] {
  return batchFirst ? [time * size, steps * size] : [time * batch * size, size];
}

/** Fills one row of all blocks. */
export function fillRow({ blocks }: Layout, { values, start, row, height }: BlockRows, value: number): void {
  for (let block = 0, at = start + row * LANES; block < blocks; block++, at += height * LANES) {
    // Four plain writes: `fill` costs more than so few.
    values[at] = value;
    values[at + 1] = value;
    values[at + 2] = value;
    values[at + 3] = value;
  }
}

function firstRow({ start, row, height }: BlockRows, entry: number): number {
  return start + ((entry >> 2) * height + row) * LANES + (entry & 3);
}

function copyIn({ batch }: Layout, source: Float32Array, start: number, stride: number, size: number, place: BlockRows): void {
  const { values } = place;
  for (let entry = 0, at = start; entry < batch; entry++, at += stride) {
    let to = firstRow(place, entry);
    for (let k = 0; k < size; k++, to += LANES) values[to] = source[at + k] as number;
  }
}

function copyOut({ batch }: Layout, target: Float32Array, start: number, stride: number, size: number, place: BlockRows): void {
  const { values } = place;
  for (let entry = 0, at = start; entry < batch; entry++, at += stride) {
    let from = firstRow(place, entry);
    for (let k = 0; k < size; k++, from += LANES) target[at + k] = values[from] as number;
  }
}
