import { readNegation } from './negation.ts';
import { readOwners } from './owner.ts';
import type { Mood, Word } from './word.ts';
import { inPlainWords } from './inPlainWords.ts';
import { markOf, markStanding, type Mark } from './standing.ts';

/** A sentence as claims are looked for in it. */
export interface Thought {
  readonly words: readonly Word[];
  /** It says that what came before it is not so, and nothing else. */
  readonly deniesBefore: boolean;
  /** It says that what came before it is not certain, and nothing else. */
  readonly doubtsBefore: boolean;
  /** What the next sentence's "it" goes back to. */
  readonly subject: number | null;
}

const marks = new Set([',', ';', ':', '(', ')']);
const clauseWords = new Set(
  'but because since while whereas where so although though which who when whenever if unless however yet hence thus therefore whilst'.split(
    ' ',
  ),
);
/** After these, "and" joins two statements and not two things. */
const beginsStatement = new Set(
  'not no never neither does do is are has have had can will it they its there this that therefore so thus hence without keeps needs uses makes what whatever both with «denied» «deniedBack» «reported» «doubted» «agreed»'.split(
    ' ',
  ),
);
/** What has a subject of its own after these is still said beside what came before: "one keeps, another writes". */
const setsBeside = new Set([',', ';', 'and', 'but', 'while', 'whilst', 'whereas']);
/** How another one of the kind begins that the sentence speaks of. */
const anotherOne =
  /^(?:another|one|others|(?:an?|the|some|its|two) (?:others?|second|third|different|separate|further|next|neighbou?r)|second|separate)\s/u;
const contrasts = new Set('but however instead actually really yet though although whereas nevertheless still'.split(' '));
/** "Is where the memory is" names a place and begins nothing. */
const notBefore = /^(?:is|are|was|not|also|exactly|just|of|in|to|by)$/u;
const unreal = new Set(['would', 'were', 'could']);
const minWords = 3;

/** Reads one sentence. `subjects` are the things that are compared, `before` the one that was spoken of last. */
export function readThought(sentence: string, subjects: readonly string[], before: number | null): Thought {
  const texts = markStanding(inPlainWords(sentence))
    .split(' ')
    .filter(text => text !== '');
  const words: Word[] = [];
  let clause = 0;
  texts.forEach((text, at) => {
    const isBeside = setsBeside.has(text) && isAnotherNext(texts, at);
    if (marks.has(text)) {
      if (!isBeside) clause++;
      return;
    }
    const next = texts[at + 1] ?? '';
    const isJoin = (text === 'and' || text === 'or') && (beginsStatement.has(next) || isSubjectNext(texts, at, subjects));
    const isPlace = /^(?:where|when|which|who)$/u.test(text) && notBefore.test(texts[at - 1] ?? '');
    if (at > 0 && !isBeside && ((clauseWords.has(text) && !isPlace) || isJoin)) clause++;
    const isAfterColon = texts[at - 1] === ':';
    words.push({
      text,
      at: words.length,
      mark: markOf(text),
      clause,
      isAfterColon,
      mood: 'stated',
      negators: [],
      owner: null,
      fixedOwner: null,
    });
  });
  const clauses = [...new Set(words.map(word => word.clause))].map(one => words.filter(word => word.clause === one));
  readNegation(clauses);
  const subject = readOwners(clauses, subjects, before);
  readMoods(words, /\?["”')\]]*$/u.test(sentence));
  const own = words.filter(({ mark }) => mark === null);
  const isOnly = (wanted: Mark): boolean => own.length < minWords && words.some(({ mark }) => mark === wanted);
  return { words, deniesBefore: isOnly('deniedBack'), doubtsBefore: isOnly('doubtedBack') || isOnly('doubted'), subject };
}

/** "…, and another one writes": what one of a kind does is said beside what another one does. */
function isAnotherNext(texts: readonly string[], at: number): boolean {
  const rest = texts.slice(at + 1, at + 5);
  while (setsBeside.has(rest[0] ?? '')) rest.shift();
  return texts.slice(0, at).includes('one') && anotherOne.test(`${rest.join(' ')} `);
}

/** "and the LSTM …": another thing's turn. */
function isSubjectNext(texts: readonly string[], at: number, subjects: readonly string[]): boolean {
  const rest = texts.slice(at + 1, at + 3).filter(text => !/^(?:an?|the)$/u.test(text));
  const name = rest[0] ?? '';
  return !/'s?$/u.test(name) && subjects.some(names => names.split('|').some(one => name.startsWith(one)));
}

function readMoods(words: readonly Word[], isQuestion: boolean): void {
  const texts = new Set(words.map(({ text }) => text));
  const isUnreal =
    (texts.has('if') || texts.has('unless') || /^(?:were|had|should)$/u.test(words[0]?.text ?? '')) &&
    [...unreal].some(one => texts.has(one));
  let forward: Mood = 'stated';
  const denials: number[] = [];
  words.forEach((word, at) => {
    if (contrasts.has(word.text) || (word.isAfterColon && (denials.at(-1) ?? at) < at - 2)) {
      forward = 'stated';
      denials.length = 0;
    }
    const { mark } = word;
    if (mark === 'denied') denials.push(at);
    else if (mark === 'doubted' || mark === 'supposed' || mark === 'reported') forward = mark;
    else if (mark === 'agreed' || mark === 'deniedBack' || mark === 'doubtedBack') takeBack(words, at, mark);
    if (mark === 'doubted' && words.slice(at + 1).every(one => one.mark !== null)) takeBack(words, at, 'doubtedBack');
    word.mood = forward;
    word.negators.push(...denials);
  });
  for (const word of words) {
    const own = words.filter(one => one.clause === word.clause);
    if (isQuestion) word.mood = 'asked';
    else if (isUnreal || own.some(({ text }) => text === 'would')) word.mood = 'supposed';
    else if (word.mood === 'stated' && /^(?:if|unless)$/u.test(own[0]?.text ?? '')) word.mood = 'ifSo';
    else if (own[0]?.mark === 'doubted') word.mood = 'doubted';
  }
}

/** What stands before in the sentence is denied, or is the learner's own view after all. */
function takeBack(words: readonly Word[], at: number, mark: Mark): void {
  for (const word of words.slice(0, at)) {
    if (mark === 'doubtedBack') word.mood = 'doubted';
    else if (word.mood === 'reported' || word.mood === 'doubted') word.mood = 'stated';
    if (mark === 'deniedBack') word.negators.push(at);
  }
}
