/*
 * As src/torch/kernels/cpu/sequence/gruKernel.ts, two values at a time, all blocks of one time step. `size` is the
 * values of one run of a block.
 */
import { fround, lessThanOne, loadFloats, sigmoidOfLanes, storeFloats, tanhOfLanes } from './laneFunctions';

export function activateGRU(sums: usize, h: usize, hStride: usize, _c: usize, saved: usize, size: usize, blocks: i32, series: usize): void {
  const wide = size * 8;
  const narrow = size * 4;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const r = sigmoidOfLanes(series, v128.load(sums + at));
      const z = sigmoidOfLanes(series, v128.load(sums + wide + at));
      const q = v128.load(sums + 3 * wide + at);
      const n = tanhOfLanes(series, f64x2.add(v128.load(sums + 2 * wide + at), f64x2.mul(r, q)));
      const next = fround(f64x2.add(n, f64x2.mul(z, f64x2.sub(v128.load(h + at), n))));
      const to = saved + (at >> 1);
      storeFloats(to, r);
      storeFloats(to + narrow, z);
      storeFloats(to + 2 * narrow, n);
      storeFloats(to + 3 * narrow, q);
      storeFloats(to + 4 * narrow, next);
      v128.store(h + at, next);
    }
    sums += 4 * wide;
    h += hStride;
    saved += 5 * narrow;
  }
}

export function differentiateGRU(
  dSums: usize,
  dh: usize,
  _dc: usize,
  h: usize,
  hStride: usize,
  _c: usize,
  saved: usize,
  size: usize,
  blocks: i32,
): void {
  const wide = size * 8;
  const narrow = size * 4;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const from = saved + (at >> 1);
      const r = loadFloats(from);
      const z = loadFloats(from + narrow);
      const n = loadFloats(from + 2 * narrow);
      const q = loadFloats(from + 3 * narrow);
      const d = v128.load(dh + at);
      const dn = f64x2.mul(f64x2.mul(d, lessThanOne(z)), lessThanOne(f64x2.mul(n, n)));
      const to = dSums + at;
      v128.store(to, f64x2.mul(f64x2.mul(f64x2.mul(dn, q), r), lessThanOne(r)));
      v128.store(to + wide, f64x2.mul(f64x2.mul(f64x2.mul(d, f64x2.sub(v128.load(h + at), n)), z), lessThanOne(z)));
      v128.store(to + 2 * wide, dn);
      v128.store(to + 3 * wide, f64x2.mul(dn, r));
      v128.store(dh + at, f64x2.mul(d, z));
    }
    dSums += 4 * wide;
    dh += wide;
    h += hStride;
    saved += 5 * narrow;
  }
}
