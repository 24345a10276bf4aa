import { LANES } from './lanes.ts';
import type { BlockRows } from './layout.ts';

/*
 * The sums of products that a recurrent layer is made of. The batch is cut into blocks of four "lanes"; a matrix with
 * one column a batch entry is stored block by block, and within a block row by row: value (row, lane) of block b stands
 * at (b · height + row) · 4 + lane. So the innermost loops work on 2 rows × 4 lanes or 2 rows × 4 columns, whose eight
 * sums stay in registers, and read memory in order.
 */

/** Values of one group of blocks that stay in the fastest cache (16 KB of float64) while all weights pass by. */
const GROUP_VALUES = 2048;

/** Blocks that are worked on together. */
export function groupFor(depth: number): number {
  return Math.max(1, Math.floor(GROUP_VALUES / (depth * LANES)));
}

/**
 * out[r][lane] = Σ weights[r][k] · inputs[k][lane], for `rows` rows; `weights` is rows × depth. Added to what is in
 * `out` where `keep` is 1.
 */
export function product(
  out: BlockRows,
  weights: Float64Array,
  inputs: BlockRows,
  rows: number,
  depth: number,
  blocks: number,
  keep: number,
): void {
  const group = groupFor(depth);
  const [outStride, inputStride] = [out.height * LANES, inputs.height * LANES];
  for (let first = 0; first < blocks; first += group) {
    const count = Math.min(group, blocks - first);
    const o = out.start + first * outStride + out.row * LANES;
    const v = inputs.start + first * inputStride + inputs.row * LANES;
    for (let row = 0; row < rows; row += 2) {
      const second = row + 1 < rows ? depth : 0;
      twoRows(out.values, o + row * LANES, outStride, weights, row * depth, second, inputs.values, v, inputStride, depth, count, keep);
    }
  }
}

/** Two rows by four lanes, block after block; a lone last row has `second` 0 and is computed twice, written once. */
function twoRows(
  out: Float64Array,
  outStart: number,
  outStride: number,
  weights: Float64Array,
  start: number,
  second: number,
  values: Float64Array,
  valuesStart: number,
  valuesStride: number,
  depth: number,
  blocks: number,
  keep: number,
): void {
  const end = start + depth;
  for (let block = 0, o = outStart, from = valuesStart; block < blocks; block++, o += outStride, from += valuesStride) {
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let w = start, v = from; w < end; w++, v += 4) {
      const u = weights[w] as number;
      const t = weights[w + second] as number;
      const x0 = values[v] as number;
      const x1 = values[v + 1] as number;
      const x2 = values[v + 2] as number;
      const x3 = values[v + 3] as number;
      a0 += u * x0;
      a1 += u * x1;
      a2 += u * x2;
      a3 += u * x3;
      b0 += t * x0;
      b1 += t * x1;
      b2 += t * x2;
      b3 += t * x3;
    }
    if (keep === 1) {
      a0 += out[o] as number;
      a1 += out[o + 1] as number;
      a2 += out[o + 2] as number;
      a3 += out[o + 3] as number;
    }
    out[o] = a0;
    out[o + 1] = a1;
    out[o + 2] = a2;
    out[o + 3] = a3;
    if (second === 0) continue;
    if (keep === 1) {
      b0 += out[o + 4] as number;
      b1 += out[o + 5] as number;
      b2 += out[o + 6] as number;
      b3 += out[o + 7] as number;
    }
    out[o + 4] = b0;
    out[o + 5] = b1;
    out[o + 6] = b2;
    out[o + 7] = b3;
  }
}
