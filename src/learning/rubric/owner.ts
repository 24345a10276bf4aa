import type { Word } from './word.ts';

/** What the sentence compares with is not what it speaks of. */
const comparing = new Set('than unlike versus vs against like to with from'.split(' '));
const placing = new Set('of in for inside within by'.split(' '));
const articles = new Set('a an the plain normal regular standard full ordinary classic same each every whole'.split(' '));
/** What a clause that begins with one of these speaks of is not what its sentence speaks of. */
const subordinate = new Set('where while whereas whilst unlike than which what whatever as like although though'.split(' '));
const joining = new Set(
  'and or but so because since while whereas where when if as although though then therefore thus hence yet however which'.split(' '),
);
const verb =
  /^(?:is|are|was|has|have|does|do|can|uses?|needs?|keeps?|takes?|replaces?|combines?|merges?|couples?|becomes?|covers?|serves?|stands?|acts?|plays?|works?|decides?|controls?|handles?|gets?|=|makes?|fus\w+|unit\w+|joins?|holds?|stores?|requires?)$/u;
/** A name behind more words than these is not what its clause is about. */
const mostLead = 2;
const longestPlace = 4;

/**
 * Which of the compared things a word names; null for none. Each has beginnings of words, several names of one thing
 * with `|` between them.
 */
export function subjectIn(text: string, subjects: readonly string[]): number | null {
  const found = subjects.findIndex(names => names.split('|').some(name => text.startsWith(name)));
  return found < 0 ? null : found;
}

/** What a sentence speaks of as far as it has been read. */
interface Focus {
  /** What the word at hand is said of. */
  owner: number | null;
  /** What the sentence began with: "it" goes back to that. */
  main: number | null;
  /** Where it began with something of somebody's: whose. */
  possessor: number | null;
}

/**
 * Of which of the things that are compared (`GRU`, `LSTM`) each word is said: the one named last in its clause. "Its",
 * "it" and "they" go back to the one the sentence before began with. Returns what the next sentence's "it" goes back
 * to.
 */
export function readOwners(clauses: readonly (readonly Word[])[], subjects: readonly string[], before: number | null): number | null {
  const focus: Focus = { owner: null, main: null, possessor: null };
  clauses.forEach((clause, i) => {
    focus.owner = ownerAtStart(clause, clauses[i - 1] ?? [], subjects, focus, before);
    clause.forEach((word, at) => {
      word.owner = focus.owner;
      const named = subjectIn(word.text, subjects);
      if (named !== null) readName(clause, at, named, focus, subjects);
    });
  });
  return focus.main ?? focus.possessor ?? before;
}

function ownerAtStart(
  clause: readonly Word[],
  last: readonly Word[],
  subjects: readonly string[],
  { owner, main }: Focus,
  before: number | null,
): number | null {
  const [opening] = clause;
  const first = clause.find(({ text }) => !joining.has(text))?.text ?? '';
  if (/^(?:it|its|they|their)$/u.test(first)) return main ?? before;
  if (/^(?:so|therefore|thus|hence)$/u.test(opening?.text ?? '')) return main;
  const isNew = /^(?:an?|the|one|there|this|these|both|only)$/u.test(first) && !isPlace(last, subjects);
  if (last.length === 0 || isNew) return null;
  // "LSTM: 4 blocks, GRU: 3": a label is what stands behind it.
  const label = last.length <= mostLead ? last.flatMap(({ text }) => subjectIn(text, subjects) ?? [])[0] : undefined;
  return opening?.isAfterColon ? (label ?? main) : owner;
}

/** "In an LSTM, …": what comes after the comma is still said of it. */
function isPlace(clause: readonly Word[], subjects: readonly string[]): boolean {
  const isShort = clause.length > 0 && clause.length <= longestPlace;
  return (
    isShort && /^(?:in|with|for|inside)$/u.test(clause[0]?.text ?? '') && clause.some(({ text }) => subjectIn(text, subjects) !== null)
  );
}

/**
 * One of the compared things is named: from here on the clause is about it, unless it is only somebody's, compared
 * with, or where something is.
 */
function readName(clause: readonly Word[], at: number, named: number, focus: Focus, subjects: readonly string[]): void {
  const ahead = clause.slice(0, at).filter(({ text }) => !articles.has(text));
  const lead = ahead.at(-1)?.text ?? '';
  const isMain = !subordinate.has(clause[0]?.text ?? '');
  if (/'s?$/u.test(clause[at]?.text ?? '')) {
    if (lead === '' && isMain) focus.possessor ??= named;
    ownThing(clause.slice(at), named);
    return;
  }
  if (comparing.has(lead)) return;
  if (placing.has(lead)) {
    // "Three quarters of the LSTM" is said of what has them.
    if (comparing.has(ahead.at(-2)?.text ?? '') || clause.some(({ text }) => isShare(text))) return;
    if (ownBefore(clause.slice(0, at), named, subjects)) {
      for (const word of clause.slice(at, at + 1)) word.owner = named;
      return;
    }
  }
  focus.owner = named;
  if (ahead.length <= mostLead && isMain) focus.main ??= named;
  for (const word of clause.slice(at, at + 1)) word.owner = named;
}

/**
 * "The gate of an LSTM": the words before are the LSTM's as far as the verb. False where there is none: then the whole
 * clause is about it.
 */
function ownBefore(words: readonly Word[], owner: number, subjects: readonly string[]): boolean {
  const from = words.findLastIndex(({ text }) => verb.test(text) || comparing.has(text) || subjectIn(text, subjects) !== null);
  for (const word of words.slice(from + 1)) word.owner = owner;
  return from >= 0;
}

function isShare(text: string): boolean {
  return /^(?:\d+[%/]|quarters?|half|thirds?|percent|per|those|fraction)/u.test(text);
}

/** The words of a thing that belongs to somebody: until the next verb, or where it is. */
function ownThing(words: readonly Word[], owner: number): void {
  for (const [i, word] of words.entries()) {
    if (i > 0 && (verb.test(word.text) || placing.has(word.text))) return;
    word.fixedOwner = owner;
  }
}
