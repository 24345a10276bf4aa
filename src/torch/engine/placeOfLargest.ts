/** Where the largest of `count` values from `at` on stands among them, the first of equal ones: a row's class. */
export function placeOfLargest(values: ArrayLike<number>, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if ((values[at + k] as number) > (values[at + best] as number)) best = k;
  return best;
}

/**
 * Where the `k` largest (or smallest) of each row of `size` values stand in it, in that order, as PyTorch has it: NaN
 * is larger than every number. Of equal ones the first comes first.
 */
export function placesOfLargest(values: ArrayLike<number>, size: number, k: number, isLargest: boolean): Int32Array {
  const rows = size === 0 ? 0 : values.length / size;
  const places = new Int32Array(rows * k);
  const sign = isLargest ? -1 : 1;
  for (let row = 0; row < rows; row++) {
    const valueAt = (place: number): number => values[row * size + place] as number;
    const order = Array.from({ length: size }, (_, place) => place);
    order.sort((a, b) => sign * compared(valueAt(a), valueAt(b)) || a - b);
    for (let rank = 0; rank < k; rank++) places[row * k + rank] = order[rank] as number;
  }
  return places;
}

/** Below 0 where `a` is the smaller one. */
function compared(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return Number(a > b) - Number(a < b);
}
