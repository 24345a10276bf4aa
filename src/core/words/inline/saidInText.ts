import type { ProbeSite } from '../../run/compiledLab.ts';

/** What of a place tells that its line itself says the value. */
export type Saying = Pick<ProbeSite, 'says' | 'isCounter'>;

/**
 * True where the learner reads a number in its line: a literal, a loop's straight counter. `seen`: the least and the
 * greatest that it was.
 */
export function isNumberSaid({ says, isCounter }: Saying, number: number, seen: readonly unknown[]): boolean {
  if (isCounter) return Number.isFinite(number);
  if (says === undefined || says.startsWith('new ')) return false;
  const said = Number(says.replaceAll('_', ''));
  // A default that another value took the place of, in one call or the other, is no news only where none did.
  return said === number && seen.every(each => each === said);
}

/** True where the learner reads in the line what is painted: an empty list, a text. */
export function isTextSaid({ says, isCounter }: Saying, text: string): boolean {
  return !isCounter && says !== undefined && !says.startsWith('new ') && plainText(says) === plainText(text);
}

/** True where the line makes the object and all that its description tells: `new nn.Linear(8, 2)`. */
export function isEchoed({ says = '' }: Saying, description: string): boolean {
  if (!says.startsWith('new ')) return false;
  const told = new Set(wordsOf(says));
  return wordsOf(description).every(word => told.has(word));
}

/** A value as code and our words both have it: without blanks, quotes, and where a class is from. */
function plainText(text: string): string {
  return text
    .replaceAll(/\bclass (?=[A-Z])|\b[a-z]\w*\.(?=[A-Z])/gu, '')
    .replaceAll(/["'`\s]/gu, '')
    .replaceAll(/,(?=[\]}])/gu, '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?(?:e-?\d+)?/gu) ?? [];
}
