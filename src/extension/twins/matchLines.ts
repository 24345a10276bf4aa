import { codeWords, likeness } from './codeWords.ts';

/** Above this many comparisons of lines, lines are matched by their number. */
const mostComparisons = 400_000;

/**
 * For each line of a twin the line of the lab that says the same, or null; lines count from 0. Matches never cross: of
 * all ways to match, the one that has most in common.
 */
export function matchLines(twin: readonly string[], lab: readonly string[]): (number | null)[] {
  if (twin.length * lab.length > mostComparisons) return twin.map((_, line) => (line < lab.length ? line : null));
  const [theirs, ours] = [twin.map(codeWords), lab.map(codeWords)];
  const like = theirs.map(one => ours.map(other => likeness(one, other)));
  const width = lab.length + 1;
  // What the lines from these on have in common at best.
  const best = new Float64Array((twin.length + 1) * width);
  const bestOf = (t: number, l: number): number => best[t * width + l] ?? 0;
  const matched = (t: number, l: number): number => {
    const here = like[t]?.[l] ?? 0;
    return here > 0 ? here + bestOf(t + 1, l + 1) : -1;
  };
  for (let t = twin.length - 1; t >= 0; t--)
    for (let l = lab.length - 1; l >= 0; l--) best[t * width + l] = Math.max(matched(t, l), bestOf(t + 1, l), bestOf(t, l + 1));

  const matches: (number | null)[] = twin.map(() => null);
  for (let t = 0, l = 0; t < twin.length && l < lab.length;) {
    if (bestOf(t, l) === matched(t, l)) matches[t++] = l++;
    else if (bestOf(t, l) === bestOf(t + 1, l)) t++;
    else l++;
  }
  return matches;
}
