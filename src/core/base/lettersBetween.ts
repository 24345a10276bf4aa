/**
 * How many letters have to be put in, taken out or changed to make one text of the other. Calls nothing that a lab may
 * have replaced.
 */
export function lettersBetween(one: string, other: string): number {
  const width = other.length + 1;
  const row = new Uint16Array(width);
  for (let j = 0; j < width; j++) row[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j < width; j++) {
      const changed = diagonal + (one[i - 1] === other[j - 1] ? 0 : 1);
      diagonal = row[j] ?? 0;
      const left = row[j - 1] ?? 0;
      const moved = (left < diagonal ? left : diagonal) + 1;
      row[j] = changed < moved ? changed : moved;
    }
  }
  return row[width - 1] ?? 0;
}
