const { fround } = Math;
/** PyTorch on a common processor computes so many values at once from the first of them … */
const LANES = 8;
/** … in rounds of so many; what is left it computes one by one. */
const ROUND = 16;

/** The float32 values start, start + step, …, with the rounding of PyTorch's `arange`. */
export function arangeValues(start: number, step: number, count: number): Float32Array {
  const together = count - (count % ROUND);
  return Float32Array.from({ length: count }, (_, i) => {
    if (i >= together) return start + step * i;
    const lane = i % LANES;
    return fround(start + step * (i - lane)) + step * lane;
  });
}

/** `count` float32 values from `start` to `end`, with the rounding of PyTorch's `linspace`: from both ends to the middle, so that the last is `end`. */
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
