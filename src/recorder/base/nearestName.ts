import { call, itemAt, min } from './primordials.ts';

const { toLowerCase } = String.prototype;

/**
 * The name that was most likely meant: one that differs by at most two letters; null where there is none. Runs no code
 * of the lab.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = min(3, name.length / 2);
  for (let index = 0; index < names.length; index++) {
    const each = itemAt(names, index) ?? '';
    const distance = lettersBetween(call<string>(toLowerCase, name, []), call<string>(toLowerCase, each, []));
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}

/** How many letters have to be put in, taken out or changed to make one text of the other. */
function lettersBetween(one: string, other: string): number {
  const width = other.length + 1;
  const row = new Uint16Array(width);
  for (let j = 0; j < width; j++) row[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j < width; j++) {
      const changed = diagonal + (one[i - 1] === other[j - 1] ? 0 : 1);
      diagonal = row[j] ?? 0;
      row[j] = min(changed, diagonal + 1, (row[j - 1] ?? 0) + 1);
    }
  }
  return row[width - 1] ?? 0;
}
