import { subjectIn } from './owner.ts';

/** "The former" and "the latter", put as the things they mean: the last two different ones that were named. */
export function resolvePronouns(sentence: string, before: string, subjects: readonly string[]): string {
  if (!/\b(?:former|latter)\b/iu.test(sentence)) return sentence;
  const namesIn = (text: string): readonly number[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .flatMap(word => subjectIn(word, subjects) ?? []);
  const named = namesIn(before);
  const here = namesIn(named.length < 2 ? sentence : (sentence.split(/\b(?:former|latter)\b/iu)[0] ?? ''));
  const all = [...named, ...here];
  const latter = all.at(-1);
  const former = all.findLast(one => one !== latter);
  if (latter === undefined || former === undefined) return sentence;
  const nameOf = (subject: number): string => (subjects[subject]?.split('|')[0] ?? '').toUpperCase();
  return sentence
    .replace(/\bthe former(?:'s)?\b/giu, whole => nameOf(former) + (whole.endsWith("'s") ? "'s" : ''))
    .replace(/\bthe latter(?:'s)?\b/giu, whole => nameOf(latter) + (whole.endsWith("'s") ? "'s" : ''));
}

const pronoun =
  /^((?:so|therefore|thus|hence|then|and|but|here|instead|in short|that way),?\s+)?(?:it|this|that|these|this gate|that gate|the gate|they)\b(?!\s+(?:is|are|was|would be)\s+(?:not\s+)?(?:(?:an?\s+)?\w+\s+(?:that|to)\b|true|false|wrong|right|correct|because|why))/iu;
const shortest = 8;
const longestCount = 10;

/** A sentence that begins with a pronoun, with what it means in its place; null where it begins with none. */
export function putForPronoun(sentence: string, it: string): string | null {
  if (it === '' || !pronoun.test(sentence)) return null;
  return sentence.replace(pronoun, (_all, joint: string | undefined) => `${joint ?? ''}${it}`);
}

/** The same, and a short sentence that only answers with what it speaks of; null where it names that itself. */
export function fillPronoun(sentence: string, it: string): string | null {
  const put = putForPronoun(sentence, it);
  if (put !== null || it === '') return put;
  const isShort =
    (sentence.split(/[,:;(–]/u)[0] ?? '').split(/\s+/u).length <= shortest &&
    !/^(?:(?:yes|no|never)\b|(?:both|all|neither|none|there|same)[.!]*$)/iu.test(sentence);
  return isShort ? `${it} = ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : null;
}

/** What a sentence speaks of, where it or its last part behind "but" begins with that: "The update gate decides …". */
export function subjectOf(sentence: string): string | null {
  const begins =
    /^(?:the|a|an|its|this|one|in (?:a|the) \w+,? (?:the|a|one))\s+(?:[\w'’-]+\s+){0,3}?(?:gate|state|memory|vector|block|number of \w+|weights|parameters)\b/iu;
  const own = sentence.replace(/^(?:it|that|this)(?:['’]s| is) (?=(?:the|an?) )/iu, '');
  const behindBut = own.split(/[,;]\s+(?:but|yet|however,?)\s+/iu).at(-1) ?? sentence;
  return (begins.exec(behindBut) ?? begins.exec(own))?.[0] ?? null;
}

/** Two things named in one breath, the last there are: "the forget gate and the input gate"; empty for none. */
export function lastPair(sentence: string): string {
  const pairs = sentence.match(
    /\b[\w'’-]+(?: (?:gate|state)s?)? (?:and|or|nor) (?:(?:the|an?|its|of|from|for) )*[\w'’-]+(?: (?:gate|state)s?)?\b/giu,
  );
  return pairs?.at(-1) ?? '';
}

/** With such a pair in place of "them"; null where there is nothing to put or no place for it. */
export function putForThem(sentence: string, pair: string): string | null {
  const them = /\b(?:both of them|them both|them|those two|these two)\b/iu;
  return pair === '' || !them.test(sentence) ? null : sentence.replace(them, pair);
}

/** "A GRU has three." counts what the sentence before counted: both in one; null for a sentence that ends otherwise. */
export function joinCount(before: string, sentence: string): string | null {
  const [first, second] = [countedIn(before), countedIn(sentence)];
  const isCount = /\b(?:two|three|four|five|six|\d)(?: (?:weight )?(?:blocks|matrices|sets|gates)(?: of weights)?)?[.!]*$/iu.test(second);
  const isCounted = /\b(?:two|three|four|five|six|\d)\b/iu.test(first) && !before.endsWith('?');
  return isCount && isCounted && second.split(/\s+/u).length <= longestCount
    ? `${first.replace(/[.!;]+$/u, '')}, ${second.charAt(0).toLowerCase()}${second.slice(1)}`
    : null;
}

/** Without what stands in parentheses, and behind a label only the first that is said. */
function countedIn(sentence: string): string {
  const bare = sentence.replace(/\s*\([^)]*\)/gu, '');
  return /^[\p{L} ]{1,20}:[^,]*/u.exec(bare)?.[0] ?? bare;
}
