import { shownDifference } from '../words/shownDifference.ts';

/** A stretch of a line: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Two numbers that stand at the same place of two lines. */
interface NumberDifference {
  readonly expected: string;
  readonly actual: string;
  /** `0.0004 more`, `2 less`; null where one of them is not finite. */
  readonly by: string | null;
}

export interface LineDifference {
  /** Where the lines stop being the same, in whole words and numbers. */
  readonly expected: Span;
  readonly actual: Span;
  /** Numbers that differ; empty where the text around them differs too. */
  readonly numbers: readonly NumberDifference[];
}

const number = /[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\bnan\b|\binfinity\b|\binf\b)/giu;
/** What is highlighted as one: a number, a word, or any other single character. */
const token = /[-+]?\d+\.?\d*(?:e[-+]?\d+)?|\p{L}+|\s+|./giu;

export function differenceOf(expected: string, actual: string): LineDifference {
  const [left, right] = [expected.match(token) ?? [], actual.match(token) ?? []];
  const shorter = Math.min(left.length, right.length);
  let before = 0;
  while (before < shorter && left[before] === right[before]) before++;
  let after = 0;
  while (after < shorter - before && left.at(-1 - after) === right.at(-1 - after)) after++;
  return {
    expected: spanOf(left, before, after),
    actual: spanOf(right, before, after),
    numbers: numberDifferences(expected, actual),
  };
}

/** A line without its numbers and spacing: two lines with the same one say the same thing with other values. */
export function skeletonOf(line: string): string {
  return line.replace(number, '#').replace(/\s+/gu, ' ').trim();
}

function spanOf(tokens: readonly string[], before: number, after: number): Span {
  const length = (some: readonly string[]): number => some.reduce((sum, one) => sum + one.length, 0);
  return { start: length(tokens.slice(0, before)), end: length(tokens.slice(0, tokens.length - after)) };
}

function numberDifferences(expected: string, actual: string): NumberDifference[] {
  if (skeletonOf(expected) !== skeletonOf(actual)) return [];
  const actualNumbers = actual.match(number) ?? [];
  return (expected.match(number) ?? []).flatMap((wanted, i) => {
    const got = actualNumbers[i];
    return got === undefined || got === wanted ? [] : [{ expected: wanted, actual: got, by: distance(wanted, got) }];
  });
}

function distance(expected: string, actual: string): string | null {
  const difference = shownDifference(expected, actual);
  if (!difference) return null;
  const { by, size } = difference;
  return by === 0 ? 'the same value, written differently' : `${size} ${by > 0 ? 'more' : 'less'}`;
}
