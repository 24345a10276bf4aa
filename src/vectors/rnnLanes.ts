/*
 * As the cell of tanh in src/torch/kernels/cpu/sequence/rnnKernel.ts, two values at a time, all blocks of one time
 * step. `size` is the values of one run of a block.
 */
import { fround, lessThanOne, loadFloats, storeFloats, tanhOfLanes } from './laneFunctions';

export function activateTanh(
  sums: usize,
  h: usize,
  hStride: usize,
  _c: usize,
  saved: usize,
  size: usize,
  blocks: i32,
  series: usize,
): void {
  const wide = size * 8;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const next = fround(tanhOfLanes(series, v128.load(sums + at)));
      storeFloats(saved + (at >> 1), next);
      v128.store(h + at, next);
    }
    sums += wide;
    h += hStride;
    saved += size * 4;
  }
}

export function differentiateTanh(
  dSums: usize,
  dh: usize,
  _dc: usize,
  _h: usize,
  _hStride: usize,
  _c: usize,
  saved: usize,
  size: usize,
  blocks: i32,
): void {
  const wide = size * 8;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const h = loadFloats(saved + (at >> 1));
      v128.store(dSums + at, f64x2.mul(v128.load(dh + at), lessThanOne(f64x2.mul(h, h))));
      v128.store(dh + at, f64x2.splat(0));
    }
    dSums += wide;
    dh += wide;
    saved += size * 4;
  }
}
