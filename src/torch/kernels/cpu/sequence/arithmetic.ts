import type { CellKernel } from './cellKernel.ts';
import type { Layout, BlockRows } from './layout.ts';

/** An array for each size that was asked for. */
export type ArraysOf<Sizes extends readonly number[]> = { -readonly [Index in keyof Sizes]: Float64Array };

/** One time step of all blocks on the way forward; `states` holds h, the old and then the new. */
export interface ForwardStep {
  readonly sums: Float64Array;
  readonly states: BlockRows;
  readonly c: Float64Array;
  readonly saved: Float32Array;
  readonly savedAt: number;
}

/** One time step of all blocks on the way back; `states` and `c` hold the earlier state. */
export interface BackwardStep {
  readonly dSums: Float64Array;
  readonly dSumsAt: number;
  readonly dh: Float64Array;
  readonly dc: Float64Array;
  readonly states: BlockRows;
  readonly c: Float64Array;
  readonly saved: Float32Array;
  readonly savedAt: number;
}

/** What the kernels compute with. Whatever does it, the results are the same to the last bit. */
export interface Arithmetic {
  /**
   * Working memory that a kernel needs while it runs and not after: an array for each size, with anything in it. What
   * was given before is lost, so a kernel asks once.
   */
  arrays<const Sizes extends readonly number[]>(sizes: Sizes): ArraysOf<Sizes>;
  /** out[r][lane] = Σ weights[r][k] · inputs[k][lane], for `rows` rows; `weights` is rows × depth. */
  makeProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void;
  /** As `makeProduct`, adding to what is in `out`. */
  addProduct(out: BlockRows, weights: Float64Array, inputs: BlockRows, rows: number, depth: number, blocks: number): void;
  /**
   * out[r][k] += Σ over the lanes of `blocks` blocks of left[r] · right[k]: a weight's gradient. `out` is rows × depth.
   */
  addOuterProduct(out: Float64Array, left: BlockRows, right: BlockRows, rows: number, depth: number, blocks: number): void;
  /** `cell.activate` in all blocks of one time step. */
  activate(cell: CellKernel, layout: Layout, step: ForwardStep): void;
  /** `cell.differentiate` in all blocks of one time step. */
  differentiate(cell: CellKernel, layout: Layout, step: BackwardStep): void;
}

/**
 * Cuts consecutive views of one buffer, from byte `start` on, each at a multiple of 64 bytes, where a line of the
 * caches begins.
 */
export function cutArrays<Sizes extends readonly number[]>(buffer: ArrayBuffer, sizes: Sizes, start = 0): ArraysOf<Sizes> {
  let at = start;
  return sizes.map(size => {
    const array = new Float64Array(buffer, at, size);
    at += bytesFor(size);
    return array;
  }) as ArraysOf<Sizes>;
}

/** Bytes that `cutArrays` needs. */
export function bytesOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + bytesFor(size), 0);
}

function bytesFor(size: number): number {
  return Math.ceil(size / 8) * 64;
}
