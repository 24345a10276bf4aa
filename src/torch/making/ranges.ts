import { exactProduct } from '../../core/numbers/exactProduct.ts';

const { fround } = Math;
/** How many values PyTorch computes at once from the first of them on a common processor … */
const LANES = 8;
/** … and how many in one round. What is left it computes one by one. */
const ROUND = 16;

/** The float32 values start, start + step, …, with the rounding of PyTorch's `arange`. */
export function arangeValues(start: number, step: number, count: number): Float32Array {
  const together = count - (count % ROUND);
  return Float32Array.from({ length: count }, (_, i) => {
    if (i >= together) return fused(step, i, start);
    const lane = i % LANES;
    return fused(step, lane, fround(fused(step, i - lane, start)));
  });
}

/** a · b + c in float64 without rounding the product, as processors do it: 0.1 · 20 - 2 is not quite 0. */
function fused(a: number, b: number, c: number): number {
  const [product, lostInProduct] = exactProduct(a, b);
  const sum = product + c;
  if (!Number.isFinite(sum)) return sum;
  const shadow = sum - product;
  return sum + (product - (sum - shadow) + (c - shadow) + lostInProduct);
}

/**
 * `count` float32 values from `start` to `end`, with the rounding of PyTorch's `linspace`: from both ends to the
 * middle, so that the last is `end`.
 */
export function linspaceValues(start: number, end: number, count: number): Float32Array {
  const [from, to] = [fround(start), fround(end)];
  const step = count > 1 ? fround(fround(to - from) / (count - 1)) : 0;
  const half = Math.floor(count / 2);
  const one = (i: number, isBelow: boolean): number => fround(isBelow ? from + step * i : to - step * (count - i - 1));
  const together = count - (count % ROUND);
  return Float32Array.from({ length: count }, (_, i) => {
    if (count === 1) return from;
    if (i >= together) return one(i, i < half);
    const lane = i % LANES;
    return one(i - lane, i - lane < half) + fround(step * lane);
  });
}
