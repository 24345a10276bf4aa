/*
 * The sums of products that a recurrent layer is made of. The batch is cut into blocks of four "lanes"; a matrix with one column a batch
 * entry is stored block by block, and within a block row by row: value (row, lane) of block b stands at (b · height + row) · 4 + lane.
 * So the innermost loops work on 2 rows × 4 lanes, whose eight sums stay in registers, and read memory in order.
 */

export const LANES = 4;

/** Values of one group of blocks that stay in the fastest cache (16 KB of float64) while all weights pass by. */
const GROUP_VALUES = 2048;

/** Number of blocks a batch takes. */
export function blocksFor(batch: number): number {
  return Math.ceil(batch / LANES);
}

/** Rows of a blocked matrix: from `row` on, of `height` rows a block. */
export interface Rows {
  readonly values: Float64Array;
  readonly row: number;
  readonly height: number;
}

/** out[r][lane] += Σ weights[r][k] · inputs[k][lane], for `rows` rows; `weights` is rows × depth from `weightStart`. */
export function addProduct(
  out: Rows,
  weights: Float64Array,
  weightStart: number,
  inputs: Rows,
  rows: number,
  depth: number,
  blocks: number,
): void {
  const group = Math.max(1, Math.floor(GROUP_VALUES / (depth * LANES)));
  for (let first = 0; first < blocks; first += group) {
    const last = Math.min(blocks, first + group);
    for (let row = 0; row < rows; row += 2) {
      const isPair = row + 1 < rows;
      for (let block = first; block < last; block++) {
        const o = (block * out.height + out.row + row) * LANES;
        const v = (block * inputs.height + inputs.row) * LANES;
        const w = weightStart + row * depth;
        if (isPair) addTwoRows(out.values, o, weights, w, inputs.values, v, depth);
        else addOneRow(out.values, o, weights, w, inputs.values, v, depth);
      }
    }
  }
}

function addTwoRows(
  out: Float64Array,
  o: number,
  weights: Float64Array,
  start: number,
  values: Float64Array,
  from: number,
  depth: number,
): void {
  let a0 = out[o] as number;
  let a1 = out[o + 1] as number;
  let a2 = out[o + 2] as number;
  let a3 = out[o + 3] as number;
  let b0 = out[o + 4] as number;
  let b1 = out[o + 5] as number;
  let b2 = out[o + 6] as number;
  let b3 = out[o + 7] as number;
  let v = from;
  for (let w = start, end = start + depth; w < end; w++) {
    const u = weights[w] as number;
    const t = weights[w + depth] as number;
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
    v += 4;
  }
  out[o] = a0;
  out[o + 1] = a1;
  out[o + 2] = a2;
  out[o + 3] = a3;
  out[o + 4] = b0;
  out[o + 5] = b1;
  out[o + 6] = b2;
  out[o + 7] = b3;
}

function addOneRow(
  out: Float64Array,
  o: number,
  weights: Float64Array,
  start: number,
  values: Float64Array,
  from: number,
  depth: number,
): void {
  let a0 = out[o] as number;
  let a1 = out[o + 1] as number;
  let a2 = out[o + 2] as number;
  let a3 = out[o + 3] as number;
  let v = from;
  for (let w = start, end = start + depth; w < end; w++) {
    const u = weights[w] as number;
    a0 += u * (values[v] as number);
    a1 += u * (values[v + 1] as number);
    a2 += u * (values[v + 2] as number);
    a3 += u * (values[v + 3] as number);
    v += 4;
  }
  out[o] = a0;
  out[o + 1] = a1;
  out[o + 2] = a2;
  out[o + 3] = a3;
}

/** out[r][k] += Σ over the batch of left[r] · right[k]: a weight's gradient. `out` is rows × depth from `outStart`. */
export function addOuterProduct(
  out: Float64Array,
  outStart: number,
  left: Rows,
  right: Rows,
  rows: number,
  depth: number,
  blocks: number,
): void {
  for (let row = 0; row < rows; row++) {
    const o = outStart + row * depth;
    const l = (left.row + row) * LANES;
    let k = 0;
    for (; k + 4 <= depth; k += 4) {
      addFourSums(out, o + k, left.values, l, left.height * LANES, right.values, (right.row + k) * LANES, right.height * LANES, blocks);
    }
    for (; k < depth; k++) {
      addOneSum(out, o + k, left.values, l, left.height * LANES, right.values, (right.row + k) * LANES, right.height * LANES, blocks);
    }
  }
}

function addFourSums(
  out: Float64Array,
  o: number,
  left: Float64Array,
  leftStart: number,
  leftStride: number,
  right: Float64Array,
  rightStart: number,
  rightStride: number,
  blocks: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let l = leftStart;
  let r = rightStart;
  for (let block = 0; block < blocks; block++) {
    const g0 = left[l] as number;
    const g1 = left[l + 1] as number;
    const g2 = left[l + 2] as number;
    const g3 = left[l + 3] as number;
    s0 += g0 * (right[r] as number) + g1 * (right[r + 1] as number) + g2 * (right[r + 2] as number) + g3 * (right[r + 3] as number);
    s1 += g0 * (right[r + 4] as number) + g1 * (right[r + 5] as number) + g2 * (right[r + 6] as number) + g3 * (right[r + 7] as number);
    s2 += g0 * (right[r + 8] as number) + g1 * (right[r + 9] as number) + g2 * (right[r + 10] as number) + g3 * (right[r + 11] as number);
    s3 += g0 * (right[r + 12] as number) + g1 * (right[r + 13] as number) + g2 * (right[r + 14] as number) + g3 * (right[r + 15] as number);
    l += leftStride;
    r += rightStride;
  }
  out[o] = (out[o] as number) + s0;
  out[o + 1] = (out[o + 1] as number) + s1;
  out[o + 2] = (out[o + 2] as number) + s2;
  out[o + 3] = (out[o + 3] as number) + s3;
}

function addOneSum(
  out: Float64Array,
  o: number,
  left: Float64Array,
  leftStart: number,
  leftStride: number,
  right: Float64Array,
  rightStart: number,
  rightStride: number,
  blocks: number,
): void {
  let sum = 0;
  let l = leftStart;
  let r = rightStart;
  for (let block = 0; block < blocks; block++) {
    sum +=
      (left[l] as number) * (right[r] as number) +
      (left[l + 1] as number) * (right[r + 1] as number) +
      (left[l + 2] as number) * (right[r + 2] as number) +
      (left[l + 3] as number) * (right[r + 3] as number);
    l += leftStride;
    r += rightStride;
  }
  out[o] = (out[o] as number) + sum;
}

/** out[r] += Σ over the batch of rows[r]: a bias's gradient. */
export function addLaneSums(out: Float64Array, outStart: number, { values, row, height }: Rows, rows: number, blocks: number): void {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let block = 0, i = (row + r) * LANES; block < blocks; block++, i += height * LANES) {
      sum += (values[i] as number) + (values[i + 1] as number) + (values[i + 2] as number) + (values[i + 3] as number);
    }
    out[outStart + r] = (out[outStart + r] as number) + sum;
  }
}
