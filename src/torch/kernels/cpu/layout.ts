import { blocksFor, LANES } from './products.ts';

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

/** Where batch entry 0 of a time step begins, and how far it is to the next entry. */
function place({ batch, steps, batchFirst }: Layout, size: number, time: number): [start: number, stride: number] {
  return batchFirst ? [time * size, steps * size] : [time * batch * size, size];
}

/** Copies time step `time` of a sequence with `size` values a step into a blocked matrix of `size` rows. */
export function readStep(layout: Layout, source: Float32Array, size: number, time: number, rows: Float64Array): void {
  const [start, stride] = place(layout, size, time);
  for (let entry = 0, at = start; entry < layout.batch; entry++, at += stride) {
    let row = rowStart(entry, size);
    for (let k = 0; k < size; k++, row += LANES) rows[row] = source[at + k] as number;
  }
}

/** As `readStep`, adding. */
export function addStep(layout: Layout, source: Float32Array, size: number, time: number, rows: Float64Array): void {
  const [start, stride] = place(layout, size, time);
  for (let entry = 0, at = start; entry < layout.batch; entry++, at += stride) {
    let row = rowStart(entry, size);
    for (let k = 0; k < size; k++, row += LANES) rows[row] = (rows[row] as number) + (source[at + k] as number);
  }
}

/** The reverse of `readStep`. */
export function writeStep(layout: Layout, target: Float32Array, size: number, time: number, rows: Float64Array): void {
  const [start, stride] = place(layout, size, time);
  for (let entry = 0, at = start; entry < layout.batch; entry++, at += stride) {
    let row = rowStart(entry, size);
    for (let k = 0; k < size; k++, row += LANES) target[at + k] = rows[row] as number;
  }
}

/** A state [batch, size] as a blocked matrix of `size` rows. */
export function stateRows(layout: Layout, state: Float32Array, size: number): Float64Array {
  const rows = new Float64Array(layout.blocks * size * LANES);
  for (let entry = 0, at = 0; entry < layout.batch; entry++) {
    let row = rowStart(entry, size);
    for (let k = 0; k < size; k++, row += LANES) rows[row] = state[at++] as number;
  }
  return rows;
}

/** A blocked matrix of `size` rows as a state [batch, size]. */
export function stateOf(layout: Layout, rows: Float64Array, size: number): Float32Array {
  const state = new Float32Array(layout.batch * size);
  for (let entry = 0, at = 0; entry < layout.batch; entry++) {
    let row = rowStart(entry, size);
    for (let k = 0; k < size; k++, row += LANES) state[at++] = rows[row] as number;
  }
  return state;
}

/** Row 0 of a batch entry in a blocked matrix of `height` rows. */
function rowStart(entry: number, height: number): number {
  return (entry >> 2) * height * LANES + (entry & 3);
}
