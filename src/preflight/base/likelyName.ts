/** The name of `names` that was most likely meant: it differs by a letter or two. Null where there is none. */
export function likelyName(name: string, names: Iterable<string>): string | null {
  let likely: string | null = null;
  let least = Math.min(3, (name.length + 1) / 2);
  for (const each of names) {
    const letters = changesBetween(name.toLowerCase(), each.toLowerCase());
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

/** How many letters have to be put in, taken out or changed. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(one[i] !== other[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
