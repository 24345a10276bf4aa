import type { BlockRows } from './layout.ts';
import { LANES } from './lanes.ts';

/** Values of both sides that stay in the second cache (256 KB of float64) while all pairs of rows are summed. */
const CHUNK_VALUES = 32_768;
const FEWEST_BLOCKS = 8;

/** Blocks that are summed up at a time. */
export function chunkFor(left: BlockRows, right: BlockRows): number {
  return Math.max(FEWEST_BLOCKS, Math.floor(CHUNK_VALUES / ((left.height + right.height) * LANES)));
}

/**
 * out[r][k] += Σ over the lanes of `blocks` blocks of left[r] · right[k]: a weight's gradient. `out` is rows × depth.
 */
export function addOuterProduct(out: Float64Array, left: BlockRows, right: BlockRows, rows: number, depth: number, blocks: number): void {
  const chunk = chunkFor(left, right);
  const [leftStride, rightStride] = [left.height * LANES, right.height * LANES];
  for (let first = 0; first < blocks; first += chunk) {
    const count = Math.min(chunk, blocks - first);
    const [l, r] = [left.start + first * leftStride + left.row * LANES, right.start + first * rightStride + right.row * LANES];
    for (let row = 0; row < rows; row += 2) {
      const below = row + 1 < rows ? LANES : 0;
      const [at, next] = [row * depth, below === 0 ? 0 : depth];
      let k = 0;
      for (; k + 4 <= depth; k += 4) {
        addTwoByFour(out, at + k, next, left.values, l + row * LANES, below, leftStride, right.values, r + k * LANES, rightStride, count);
      }
      for (; k < depth; k++) {
        addTwoByOne(out, at + k, next, left.values, l + row * LANES, below, leftStride, right.values, r + k * LANES, rightStride, count);
      }
    }
  }
}

/** Two rows by four columns; of a lone last row `below` and `next` are 0: it is computed twice and written once. */
function addTwoByFour(
  out: Float64Array,
  o: number,
  next: number,
  left: Float64Array,
  leftStart: number,
  below: number,
  leftStride: number,
  right: Float64Array,
  rightStart: number,
  rightStride: number,
  blocks: number,
): void {
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  let b3 = 0;
  let l = leftStart;
  let r = rightStart;
  for (let block = 0; block < blocks; block++) {
    for (let lane = 0; lane < 4; lane++) {
      const u = left[l + lane] as number;
      const t = left[l + below + lane] as number;
      const x0 = right[r + lane] as number;
      const x1 = right[r + 4 + lane] as number;
      const x2 = right[r + 8 + lane] as number;
      const x3 = right[r + 12 + lane] as number;
      a0 += u * x0;
      a1 += u * x1;
      a2 += u * x2;
      a3 += u * x3;
      b0 += t * x0;
      b1 += t * x1;
      b2 += t * x2;
      b3 += t * x3;
    }
    l += leftStride;
    r += rightStride;
  }
  out[o] = (out[o] as number) + a0;
  out[o + 1] = (out[o + 1] as number) + a1;
  out[o + 2] = (out[o + 2] as number) + a2;
  out[o + 3] = (out[o + 3] as number) + a3;
  if (next === 0) return;
  out[o + next] = (out[o + next] as number) + b0;
  out[o + next + 1] = (out[o + next + 1] as number) + b1;
  out[o + next + 2] = (out[o + next + 2] as number) + b2;
  out[o + next + 3] = (out[o + next + 3] as number) + b3;
}

/** Two rows by one column: what is left over of four. */
function addTwoByOne(
  out: Float64Array,
  o: number,
  next: number,
  left: Float64Array,
  leftStart: number,
  below: number,
  leftStride: number,
  right: Float64Array,
  rightStart: number,
  rightStride: number,
  blocks: number,
): void {
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  let b3 = 0;
  let l = leftStart;
  let r = rightStart;
  for (let block = 0; block < blocks; block++) {
    const m = l + below;
    const x0 = right[r] as number;
    const x1 = right[r + 1] as number;
    const x2 = right[r + 2] as number;
    const x3 = right[r + 3] as number;
    a0 += (left[l] as number) * x0;
    a1 += (left[l + 1] as number) * x1;
    a2 += (left[l + 2] as number) * x2;
    a3 += (left[l + 3] as number) * x3;
    b0 += (left[m] as number) * x0;
    b1 += (left[m + 1] as number) * x1;
    b2 += (left[m + 2] as number) * x2;
    b3 += (left[m + 3] as number) * x3;
    l += leftStride;
    r += rightStride;
  }
  out[o] = (out[o] as number) + (a0 + a1 + a2 + a3);
  if (next === 0) return;
  out[o + next] = (out[o + next] as number) + (b0 + b1 + b2 + b3);
}
