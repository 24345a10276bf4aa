import { skeletonOf } from './lineDifference.ts';

/** One row of two texts laid side by side: an index into each, or null where that side has no line. */
export type AlignedRow = readonly [expected: number | null, actual: number | null];

/** One line more or one less; two lines that say different things cost less than one of each. */
const oneSided = 4;
const pairings = { equal: 0, otherNumbers: 2, otherText: 6 } as const;
/** Above this the table would cost more than it tells, and lines are paired by their number. */
const cellsAllowed = 400_000;

/**
 * Lays printed lines beside the expected ones so that one line more at the top does not make all others differ.
 * With `isPrefix` the printed lines are only the beginning: expected lines after them are free.
 */
export function alignLines(expected: readonly string[], actual: readonly string[], isPrefix: boolean): AlignedRow[] {
  const width = actual.length + 1;
  if ((expected.length + 1) * width > cellsAllowed) return byNumber(expected.length, actual.length);
  const [expectedTexts, actualTexts] = numbered(expected, actual);
  const [expectedSkeletons, actualSkeletons] = numbered(expected.map(skeletonOf), actual.map(skeletonOf));
  const pairing = (e: number, a: number): number => {
    if (expectedTexts[e] === actualTexts[a]) return pairings.equal;
    return expectedSkeletons[e] === actualSkeletons[a] ? pairings.otherNumbers : pairings.otherText;
  };
  const costs = new Int32Array((expected.length + 1) * width);
  const cost = (e: number, a: number): number => costs[e * width + a] ?? 0;
  for (let e = 0; e <= expected.length; e++) {
    for (let a = 0; a <= actual.length; a++) {
      if (e === 0 || a === 0) costs[e * width + a] = (e + a) * oneSided;
      else
        costs[e * width + a] = Math.min(cost(e - 1, a - 1) + pairing(e - 1, a - 1), cost(e - 1, a) + oneSided, cost(e, a - 1) + oneSided);
    }
  }

  let a = actual.length;
  let e = expected.length;
  if (isPrefix) for (let shorter = e - 1; shorter >= 0; shorter--) if (cost(shorter, a) < cost(e, a)) e = shorter;
  const rows: AlignedRow[] = [];
  for (let later = expected.length - 1; later >= e; later--) rows.push([later, null]);
  while (e > 0 || a > 0) {
    if (e > 0 && a > 0 && cost(e, a) === cost(e - 1, a - 1) + pairing(e - 1, a - 1)) rows.push([--e, --a]);
    else if (a > 0 && cost(e, a) === cost(e, a - 1) + oneSided) rows.push([null, --a]);
    else rows.push([--e, null]);
  }
  return rows.reverse();
}

/** Equal texts have equal numbers: each is compared with all of the other side, and long ones would take their time. */
function numbered(expected: readonly string[], actual: readonly string[]): [number[], number[]] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  return [expected.map(numberOf), actual.map(numberOf)];
}

function byNumber(expected: number, actual: number): AlignedRow[] {
  return Array.from({ length: Math.max(expected, actual) }, (_, i) => [i < expected ? i : null, i < actual ? i : null] as const);
}
