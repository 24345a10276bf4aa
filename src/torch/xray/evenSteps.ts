/** So many of `steps` steps at most, evenly, the first and the last among them; of one only, the last. */
export function evenSteps(steps: number, most: number): readonly number[] {
  const count = Math.min(steps, most);
  return Array.from({ length: count }, (_, at) => (count === 1 ? steps - 1 : Math.round((at * (steps - 1)) / (count - 1))));
}
