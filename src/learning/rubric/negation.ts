import type { Word } from './word.ts';

/** Deny the rest of their clause. */
const clauseNegators = new Set('not never cannot neither nobody nothing hardly barely scarcely rarely seldom unable fails fail'.split(' '));
/** Deny the thing named after them, and no more. */
const thingNegators = new Set(
  'no none without lacks lack lacking unlike except drops omits omit removes eliminates abolishes avoids minus'.split(' '),
);
const thingPhrases = ['instead of', 'rather than', 'in place of', 'as opposed to', 'other than', 'in contrast to', 'in lieu of'].map(
  phrase => phrase.split(' '),
);
/** Deny the thing named before them: "a cell state is superfluous". */
const backNegators = new Set(
  'superfluous unnecessary redundant needless obsolete unneeded dispensable gone missing absent dropped omitted removed avoided abolished eliminated'.split(
    ' ',
  ),
);
/** Where another thing begins, or something is said of the first. */
const ends = new Set(
  'a an the its their it they there this that these we is are has does can will must gives makes keeps holds acts serves works'.split(' '),
);
const joiners = new Set('and or nor of for as with own in on by to from at into than inside within'.split(' '));
const relatives = new Set(['what', 'whatever']);
const articles = new Set(['a', 'an', 'the', 'any']);
const oneMore = new Set('extra additional further another third fourth second new'.split(' '));
const besides = new Set('beside besides alongside next'.split(' '));
/** How many words may stand between "what" and its negator. */
const relativeReach = 6;

/** Which negators (by their place) each word of a sentence stands under, clause by clause. */
export function readNegation(clauses: readonly (readonly Word[])[]): void {
  let isNorBound = false;
  for (const clause of clauses) {
    clause.forEach((word, i) => {
      const { text } = word;
      if (word.mark !== null) return;
      if (clauseNegators.has(text) || (text === 'nor' && !isNorBound)) denyClause(clause, i, word.at);
      else if (backNegators.has(text)) denyBefore(clause, i, word.at);
      else if (thingNegators.has(text) && !isArithmetic(clause, i)) denyThing(clause.slice(i + 1), word.at);
      else {
        const phrase = thingPhrases.find(parts => parts.every((part, k) => clause[i + k]?.text === part));
        if (phrase) denyThing(clause.slice(i + phrase.length), word.at);
      }
      isNorBound ||= text === 'neither' || text === 'no' || text === 'not';
    });
  }
}

function denyClause(clause: readonly Word[], i: number, negator: number): void {
  const rest = clause.slice(i + 1);
  // "What it does not keep" names a thing and denies nothing; "what it does not have is a cell" does.
  if (clause.slice(Math.max(0, i - relativeReach), i).some(({ text }) => relatives.has(text))) {
    const is = rest.findIndex(({ text }) => text === 'is' || text === 'are');
    if (is < 0 || !articles.has(rest[is + 1]?.text ?? '')) return;
  }
  // "Not an extra gate on top of those two" speaks of those two and denies nothing of them.
  const isOneMore = articles.has(rest[0]?.text ?? '') && oneMore.has(rest[1]?.text ?? '');
  const beside = isOneMore ? rest.findIndex(({ text }, i) => besides.has(text) || (text === 'on' && rest[i + 1]?.text === 'top')) : -1;
  for (const word of beside < 0 ? rest : rest.slice(0, beside)) word.negators.push(negator);
}

function denyThing(rest: readonly Word[], negator: number): void {
  let before = 'of';
  for (const [i, word] of rest.entries()) {
    if (i > 0 && ends.has(word.text) && !joiners.has(before)) return;
    word.negators.push(negator);
    before = word.text;
  }
}

function denyBefore(clause: readonly Word[], i: number, negator: number): void {
  for (const word of clause.slice(0, i).reverse()) {
    if (/^(?:makes?|made|making|and)$/u.test(word.text)) return;
    word.negators.push(negator);
  }
}

/** "1 minus z" denies nothing. */
function isArithmetic(clause: readonly Word[], i: number): boolean {
  return clause[i]?.text === 'minus' && /^(?:\d|one)/u.test(clause[i - 1]?.text ?? '');
}
