/** The steps of a curve that are drawn. */
export type DrawnSteps = readonly [from: number, to: number];

/** Closer than so many steps, nothing is to be seen. */
const fewest = 4;

/**
 * A window on `whole`, half as wide where `isNearer` and else twice as wide, in which `at` keeps its place as well as
 * the ends allow; null where it is all of it.
 */
export function zoomedSteps(window: DrawnSteps | null, whole: DrawnSteps, at: number, isNearer: boolean): DrawnSteps | null {
  const [first, last] = whole;
  const [from, to] = window ?? whole;
  const all = last - first;
  const width = Math.min(all, Math.max(fewest, (to - from) * (isNearer ? 0.5 : 2)));
  if (width >= all) return null;
  const share = to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0.5;
  const begin = Math.min(last - width, Math.max(first, at - share * width));
  return [begin, begin + width];
}
