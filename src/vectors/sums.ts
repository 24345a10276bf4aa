/*
 * AssemblyScript: the innermost loops of src/torch/kernels/cpu/sequence/products.ts and outerProduct.ts, on vectors of
 * two float64. Matrices are laid out as there, in blocks of four lanes (32 bytes a row). Each sum adds the same
 * products in the same order as the loops in JavaScript do, so that results are equal to the last bit. All addresses
 * are bytes in the memory that comes from outside; strides are bytes, too.
 */

/** Bytes of one row of four lanes. */
const ROW: usize = 32;

/**
 * out[r][lane] = Σ weights[r][k] · inputs[k][lane] for some blocks; added to what is in `out` where `keep` is not 0.
 */
export function product(
  out: usize,
  outStride: usize,
  weights: usize,
  inputs: usize,
  inputStride: usize,
  rows: i32,
  depth: i32,
  blocks: i32,
  keep: i32,
): void {
  const width = (depth as usize) * 8;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    fourRows(out + (row as usize) * ROW, outStride, weights + (row as usize) * width, width, inputs, inputStride, blocks, keep);
  }
  for (; row < rows; row++) {
    oneRow(out + (row as usize) * ROW, outStride, weights + (row as usize) * width, width, inputs, inputStride, blocks, keep);
  }
}

function fourRows(
  out: usize,
  outStride: usize,
  weights: usize,
  width: usize,
  inputs: usize,
  inputStride: usize,
  blocks: i32,
  keep: i32,
): void {
  for (let block = 0; block < blocks; block++) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let b0 = f64x2.splat(0);
    let b1 = f64x2.splat(0);
    let c0 = f64x2.splat(0);
    let c1 = f64x2.splat(0);
    let d0 = f64x2.splat(0);
    let d1 = f64x2.splat(0);
    let a = weights;
    let b = a + width;
    let c = b + width;
    let d = c + width;
    let v = inputs;
    const end = b;
    while (a < end) {
      const x0 = v128.load(v);
      const x1 = v128.load(v, 16);
      let w = v128.load64_splat(a);
      a0 = f64x2.add(a0, f64x2.mul(w, x0));
      a1 = f64x2.add(a1, f64x2.mul(w, x1));
      w = v128.load64_splat(b);
      b0 = f64x2.add(b0, f64x2.mul(w, x0));
      b1 = f64x2.add(b1, f64x2.mul(w, x1));
      w = v128.load64_splat(c);
      c0 = f64x2.add(c0, f64x2.mul(w, x0));
      c1 = f64x2.add(c1, f64x2.mul(w, x1));
      w = v128.load64_splat(d);
      d0 = f64x2.add(d0, f64x2.mul(w, x0));
      d1 = f64x2.add(d1, f64x2.mul(w, x1));
      a += 8;
      b += 8;
      c += 8;
      d += 8;
      v += ROW;
    }
    put(out, a0, a1, keep);
    put(out + ROW, b0, b1, keep);
    put(out + 2 * ROW, c0, c1, keep);
    put(out + 3 * ROW, d0, d1, keep);
    out += outStride;
    inputs += inputStride;
  }
}

function oneRow(
  out: usize,
  outStride: usize,
  weights: usize,
  width: usize,
  inputs: usize,
  inputStride: usize,
  blocks: i32,
  keep: i32,
): void {
  for (let block = 0; block < blocks; block++) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let v = inputs;
    const end = weights + width;
    for (let a = weights; a < end; a += 8) {
      const w = v128.load64_splat(a);
      a0 = f64x2.add(a0, f64x2.mul(w, v128.load(v)));
      a1 = f64x2.add(a1, f64x2.mul(w, v128.load(v, 16)));
      v += ROW;
    }
    put(out, a0, a1, keep);
    out += outStride;
    inputs += inputStride;
  }
}

function put(out: usize, low: v128, high: v128, keep: i32): void {
  if (keep !== 0) {
    low = f64x2.add(low, v128.load(out));
    high = f64x2.add(high, v128.load(out, 16));
  }
  v128.store(out, low);
  v128.store(out, high, 16);
}

/** out[r][k] += Σ over the lanes of some blocks of left[r] · right[k]; `out` is rows × depth. */
export function outerProduct(
  out: usize,
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  rows: i32,
  depth: i32,
  blocks: i32,
): void {
  const width = (depth as usize) * 8;
  for (let row = 0; row < rows; row += 2) {
    // A lone last row is computed twice and written once.
    const isPair = row + 1 < rows;
    const top = left + (row as usize) * ROW;
    const below = isPair ? top + ROW : top;
    const to = out + (row as usize) * width;
    const next = isPair ? to + width : 0;
    let k = 0;
    for (; k + 4 <= depth; k += 4) {
      const shift = (k as usize) * 8;
      twoByFour(to + shift, isPair ? next + shift : 0, top, below, leftStride, right + (k as usize) * ROW, rightStride, blocks);
    }
    for (; k < depth; k++) {
      const shift = (k as usize) * 8;
      twoByOne(to + shift, isPair ? next + shift : 0, top, below, leftStride, right + (k as usize) * ROW, rightStride, blocks);
    }
  }
}

function twoByFour(
  out: usize,
  next: usize,
  top: usize,
  below: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  blocks: i32,
): void {
  let a0 = f64x2.splat(0);
  let a1 = f64x2.splat(0);
  let b0 = f64x2.splat(0);
  let b1 = f64x2.splat(0);
  for (let block = 0; block < blocks; block++) {
    // Two lanes at a time: a vector holds one lane of two columns, so that each sum takes lane after lane.
    for (let half: usize = 0; half < ROW; half += 16) {
      const x0 = v128.load(right + half);
      const x1 = v128.load(right + half, 32);
      const x2 = v128.load(right + half, 64);
      const x3 = v128.load(right + half, 96);
      let y0 = v128.shuffle<f64>(x0, x1, 0, 2);
      let y1 = v128.shuffle<f64>(x2, x3, 0, 2);
      let u = v128.load64_splat(top + half);
      let t = v128.load64_splat(below + half);
      a0 = f64x2.add(a0, f64x2.mul(u, y0));
      a1 = f64x2.add(a1, f64x2.mul(u, y1));
      b0 = f64x2.add(b0, f64x2.mul(t, y0));
      b1 = f64x2.add(b1, f64x2.mul(t, y1));
      y0 = v128.shuffle<f64>(x0, x1, 1, 3);
      y1 = v128.shuffle<f64>(x2, x3, 1, 3);
      u = v128.load64_splat(top + half, 8);
      t = v128.load64_splat(below + half, 8);
      a0 = f64x2.add(a0, f64x2.mul(u, y0));
      a1 = f64x2.add(a1, f64x2.mul(u, y1));
      b0 = f64x2.add(b0, f64x2.mul(t, y0));
      b1 = f64x2.add(b1, f64x2.mul(t, y1));
    }
    top += leftStride;
    below += leftStride;
    right += rightStride;
  }
  put(out, a0, a1, 1);
  if (next !== 0) put(next, b0, b1, 1);
}

function twoByOne(
  out: usize,
  next: usize,
  top: usize,
  below: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  blocks: i32,
): void {
  let a0 = f64x2.splat(0);
  let a1 = f64x2.splat(0);
  let b0 = f64x2.splat(0);
  let b1 = f64x2.splat(0);
  for (let block = 0; block < blocks; block++) {
    const x0 = v128.load(right);
    const x1 = v128.load(right, 16);
    a0 = f64x2.add(a0, f64x2.mul(v128.load(top), x0));
    a1 = f64x2.add(a1, f64x2.mul(v128.load(top, 16), x1));
    b0 = f64x2.add(b0, f64x2.mul(v128.load(below), x0));
    b1 = f64x2.add(b1, f64x2.mul(v128.load(below, 16), x1));
    top += leftStride;
    below += leftStride;
    right += rightStride;
  }
  store<f64>(out, load<f64>(out) + sumOf(a0, a1));
  if (next !== 0) store<f64>(next, load<f64>(next) + sumOf(b0, b1));
}

function sumOf(low: v128, high: v128): f64 {
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1);
}
