import { paddedLanes } from './products.ts';

/** The sizes of one layer's pass, and where a sequence's values stand in a tensor. */
export interface Layout {
  readonly steps: number;
  readonly batch: number;
  readonly features: number;
  readonly hidden: number;
  /** The batch, padded. */
  readonly lanes: number;
  /** Is a sequence tensor [batch, time, n] rather than [time, batch, n]? */
  readonly batchFirst: boolean;
}

export function layoutOf(shape: readonly number[], hidden: number, batchFirst: boolean): Layout {
  const [first = 0, second = 0, features = 0] = shape;
  const [batch, steps] = batchFirst ? [first, second] : [second, first];
  return { steps, batch, features, hidden, lanes: paddedLanes(batch), batchFirst };
}

/** Copies time step `time` of a sequence of `size` values a step into rows: [size][lanes]. */
export function readStep(layout: Layout, source: Float32Array, size: number, time: number, rows: Float64Array): void {
  const { batch, lanes, steps, batchFirst } = layout;
  const stride = batchFirst ? steps * size : size;
  let at = batchFirst ? time * size : time * batch * size;
  for (let lane = 0; lane < batch; lane++, at += stride) {
    for (let k = 0, row = lane; k < size; k++, row += lanes) rows[row] = source[at + k] as number;
  }
}

/** As `readStep`, adding. */
export function addStep(layout: Layout, source: Float32Array, size: number, time: number, rows: Float64Array): void {
  const { batch, lanes, steps, batchFirst } = layout;
  const stride = batchFirst ? steps * size : size;
  let at = batchFirst ? time * size : time * batch * size;
  for (let lane = 0; lane < batch; lane++, at += stride) {
    for (let k = 0, row = lane; k < size; k++, row += lanes) rows[row] = (rows[row] as number) + (source[at + k] as number);
  }
}

/** The reverse of `readStep`. */
export function writeStep(layout: Layout, target: Float32Array, size: number, time: number, rows: Float64Array): void {
  const { batch, lanes, steps, batchFirst } = layout;
  const stride = batchFirst ? steps * size : size;
  let at = batchFirst ? time * size : time * batch * size;
  for (let lane = 0; lane < batch; lane++, at += stride) {
    for (let k = 0, row = lane; k < size; k++, row += lanes) target[at + k] = rows[row] as number;
  }
}

/** A state [batch, size] as rows [size][lanes]; the padding is 0. */
export function stateRows(layout: Layout, state: Float32Array, size: number): Float64Array {
  const rows = new Float64Array(size * layout.lanes);
  for (let lane = 0; lane < layout.batch; lane++) {
    for (let k = 0; k < size; k++) rows[k * layout.lanes + lane] = state[lane * size + k] as number;
  }
  return rows;
}

/** Rows [size][lanes] as a state [batch, size]. */
export function stateOf(layout: Layout, rows: Float64Array, size: number): Float32Array {
  const state = new Float32Array(layout.batch * size);
  for (let lane = 0; lane < layout.batch; lane++) {
    for (let k = 0; k < size; k++) state[lane * size + k] = rows[k * layout.lanes + lane] as number;
  }
  return state;
}
