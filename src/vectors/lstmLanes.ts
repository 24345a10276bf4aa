/*
 * As src/torch/kernels/cpu/sequence/lstmKernel.ts, two values at a time, all blocks of one time step. `size` is the
 * values of one run of a block.
 */
import { fround, lessThanOne, loadFloats, sigmoidOfLanes, storeFloats, tanhOfLanes } from './laneFunctions';

export function activateLSTM(sums: usize, h: usize, hStride: usize, c: usize, saved: usize, size: usize, blocks: i32, series: usize): void {
  const wide = size * 8;
  const narrow = size * 4;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const i = sigmoidOfLanes(series, v128.load(sums + at));
      const f = sigmoidOfLanes(series, v128.load(sums + wide + at));
      const g = tanhOfLanes(series, v128.load(sums + 2 * wide + at));
      const o = sigmoidOfLanes(series, v128.load(sums + 3 * wide + at));
      const cell = fround(f64x2.add(f64x2.mul(f, v128.load(c + at)), f64x2.mul(i, g)));
      const shown = tanhOfLanes(series, cell);
      const next = fround(f64x2.mul(o, shown));
      const to = saved + (at >> 1);
      storeFloats(to, i);
      storeFloats(to + narrow, f);
      storeFloats(to + 2 * narrow, g);
      storeFloats(to + 3 * narrow, o);
      storeFloats(to + 4 * narrow, cell);
      storeFloats(to + 5 * narrow, shown);
      storeFloats(to + 6 * narrow, next);
      v128.store(c + at, cell);
      v128.store(h + at, next);
    }
    sums += 4 * wide;
    h += hStride;
    c += wide;
    saved += 7 * narrow;
  }
}

export function differentiateLSTM(
  dSums: usize,
  dh: usize,
  dc: usize,
  _h: usize,
  _hStride: usize,
  c: usize,
  saved: usize,
  size: usize,
  blocks: i32,
): void {
  const wide = size * 8;
  const narrow = size * 4;
  for (let block = 0; block < blocks; block++) {
    for (let at: usize = 0; at < wide; at += 16) {
      const from = saved + (at >> 1);
      const i = loadFloats(from);
      const f = loadFloats(from + narrow);
      const g = loadFloats(from + 2 * narrow);
      const o = loadFloats(from + 3 * narrow);
      const shown = loadFloats(from + 5 * narrow);
      const d = v128.load(dh + at);
      const slope = f64x2.mul(f64x2.mul(d, o), lessThanOne(f64x2.mul(shown, shown)));
      const dCell = f64x2.add(v128.load(dc + at), slope);
      const to = dSums + at;
      v128.store(to, f64x2.mul(f64x2.mul(f64x2.mul(dCell, g), i), lessThanOne(i)));
      v128.store(to + wide, f64x2.mul(f64x2.mul(f64x2.mul(dCell, v128.load(c + at)), f), lessThanOne(f)));
      v128.store(to + 2 * wide, f64x2.mul(f64x2.mul(dCell, i), lessThanOne(f64x2.mul(g, g))));
      v128.store(to + 3 * wide, f64x2.mul(f64x2.mul(f64x2.mul(d, shown), o), lessThanOne(o)));
      v128.store(dc + at, f64x2.mul(dCell, f));
      v128.store(dh + at, f64x2.splat(0));
    }
    dSums += 4 * wide;
    dh += wide;
    dc += wide;
    c += wide;
    saved += 7 * narrow;
  }
}
