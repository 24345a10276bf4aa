/*
 * The three sums of products that a recurrent layer is made of, for matrices stored row by row with the batch innermost ("lanes").
 * Lanes come in multiples of four, so that the loops can work on blocks of 2 rows × 4 lanes whose eight sums stay in registers.
 */

/** Sums are padded to this many lanes. */
export const LANES = 4;

export function paddedLanes(batch: number): number {
  return Math.ceil(batch / LANES) * LANES;
}

/**
 * out[row][lane] += Σ weights[row][k] · values[k][lane].
 *
 * @param out rows × lanes from `outStart`. @param weights rows × depth from `weightStart`. @param values depth × lanes from `valueStart`.
 */
export function addProduct(
  out: Float64Array,
  outStart: number,
  weights: Float64Array,
  weightStart: number,
  values: Float64Array,
  valueStart: number,
  rows: number,
  depth: number,
  lanes: number,
): void {
  const evenRows = rows & ~1;
  for (let lane = 0; lane < lanes; lane += 4) {
    for (let row = 0; row < evenRows; row += 2) {
      const o = outStart + row * lanes + lane;
      const p = o + lanes;
      let a0 = out[o] as number;
      let a1 = out[o + 1] as number;
      let a2 = out[o + 2] as number;
      let a3 = out[o + 3] as number;
      let b0 = out[p] as number;
      let b1 = out[p + 1] as number;
      let b2 = out[p + 2] as number;
      let b3 = out[p + 3] as number;
      let w = weightStart + row * depth;
      let v = valueStart + lane;
      for (const end = w + depth; w < end; w++) {
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
        v += lanes;
      }
      out[o] = a0;
      out[o + 1] = a1;
      out[o + 2] = a2;
      out[o + 3] = a3;
      out[p] = b0;
      out[p + 1] = b1;
      out[p + 2] = b2;
      out[p + 3] = b3;
    }
    if (evenRows < rows) {
      const o = outStart + evenRows * lanes + lane;
      let v = valueStart + lane;
      let w = weightStart + evenRows * depth;
      for (const end = w + depth; w < end; w++) {
        const u = weights[w] as number;
        out[o] = (out[o] as number) + u * (values[v] as number);
        out[o + 1] = (out[o + 1] as number) + u * (values[v + 1] as number);
        out[o + 2] = (out[o + 2] as number) + u * (values[v + 2] as number);
        out[o + 3] = (out[o + 3] as number) + u * (values[v + 3] as number);
        v += lanes;
      }
    }
  }
}

/**
 * out[row][k] += Σ over lanes of rowValues[row][lane] · values[k][lane]: a weight's gradient.
 *
 * @param out rows × depth from `outStart`. @param rowValues rows × lanes from `rowStart`. @param values depth × lanes from 0.
 */
export function addOuterProduct(
  out: Float64Array,
  outStart: number,
  rowValues: Float64Array,
  rowStart: number,
  values: Float64Array,
  rows: number,
  depth: number,
  lanes: number,
): void {
  const blocks = depth & ~3;
  for (let row = 0; row < rows; row++) {
    const start = rowStart + row * lanes;
    const o = outStart + row * depth;
    for (let k = 0; k < blocks; k += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let v0 = k * lanes;
      let v1 = v0 + lanes;
      let v2 = v1 + lanes;
      let v3 = v2 + lanes;
      for (let r = start, end = start + lanes; r < end; r++) {
        const g = rowValues[r] as number;
        s0 += g * (values[v0++] as number);
        s1 += g * (values[v1++] as number);
        s2 += g * (values[v2++] as number);
        s3 += g * (values[v3++] as number);
      }
      out[o + k] = (out[o + k] as number) + s0;
      out[o + k + 1] = (out[o + k + 1] as number) + s1;
      out[o + k + 2] = (out[o + k + 2] as number) + s2;
      out[o + k + 3] = (out[o + k + 3] as number) + s3;
    }
    for (let k = blocks; k < depth; k++) {
      let sum = 0;
      let v = k * lanes;
      for (let r = start, end = start + lanes; r < end; r++) sum += (rowValues[r] as number) * (values[v++] as number);
      out[o + k] = (out[o + k] as number) + sum;
    }
  }
}

/** out[row] += Σ over lanes of rowValues[row][lane]: a bias's gradient. */
export function addLaneSums(
  out: Float64Array,
  outStart: number,
  rowValues: Float64Array,
  rowStart: number,
  rows: number,
  lanes: number,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let r = rowStart + row * lanes, end = r + lanes; r < end; r++) sum += rowValues[r] as number;
    out[outStart + row] = (out[outStart + row] as number) + sum;
  }
}
