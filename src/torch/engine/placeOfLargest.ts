/** Where the largest of `count` values from `at` on stands among them, the first of equal ones: a row's class. */
export function placeOfLargest(values: ArrayLike<number>, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if ((values[at + k] as number) > (values[at + best] as number)) best = k;
  return best;
}
