import { lettersBetween } from '../../core/base/lettersBetween.ts';

/** The name of `names` that was most likely meant: it differs by a letter or two. Null where there is none. */
export function likelyName(name: string, names: Iterable<string>): string | null {
  let likely: string | null = null;
  let least = Math.min(3, (name.length + 1) / 2);
  for (const each of names) {
    const letters = lettersBetween(name.toLowerCase(), each.toLowerCase());
    if (letters >= least || each === name) continue;
    least = letters;
    likely = each;
  }
  return likely;
}

/** `. Did you mean 'title'?`, or a point where nothing is near. */
export function endOf(name: string, names: Iterable<string>): string {
  const likely = likelyName(name, names);
  return likely === null ? '.' : `. Did you mean '${likely}'?`;
}
