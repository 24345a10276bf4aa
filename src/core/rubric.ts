import type { RubricIdea } from './lesson.ts';
import { unlooked, type SubGoal, type Verdict } from './verdict.ts';

const negators = /(?:^|\s)(?:no|not|never|neither|nor|without|lacks?|none)(?=\s|$)/gu;
/** Words that say no more than that something is so: "not only" and its like deny nothing. */
const noDenial = /\bnot (?:only|just|merely|simply)\b/gu;
/** Where one thought ends inside of a sentence. */
const clauseEnds = /[,;:()–—]|\s(?:but|because|since|while|whereas|so|although|though|instead|which|and therefore|hence|thus)\s/u;
/** Words that join others to a thought. Many words without any of them are a list of keywords. */
const joining =
  /(?:^|\s)(?:an?|the|this|that|these|there|it|they|is|are|be|has|have|can|will|its?|of|to|in|on|at|and|or|but|with|within|as|so|than|by|for|from|do|does|into|per|instead|rather|versus|vs|against|means?|makes?|gives?|needs?|uses?|becomes?|keeps?|one|both|only|not|no|=|\+|-)(?=\s|$)/u;
const fewWords = 6;
const stemLength = 4;
const longestQuote = 90;

/** What the learner wrote into an answer: what the starter did not have, without comment marks. */
export function answerOf(text: string, starter: string): string {
  const given = new Set(starter.split(/\r?\n/).map(bare));
  const asked = ` ${plain(starter.replace(/\s+/gu, ' '))} `;
  const written = text
    .split(/\r?\n/)
    .map(bare)
    .filter(line => !given.has(line))
    .join('\n')
    .trim();
  // The question again, in one line perhaps, is no answer.
  const copied = sentencesOf(written).filter(sentence => asked.includes(` ${plain(sentence)} `));
  return copied.reduce((rest, sentence) => rest.replace(sentence, ''), written).trim();
}

/**
 * A look at an answer in words: which of the needed ideas stand in it, by the words they take. It quotes the learner. It can be
 * wrong in both directions, and says so: the reference answer is there to compare.
 */
export function lookAtWords(answer: string, ideas: readonly RubricIdea[]): Verdict {
  if (answer === '') return unlooked('notStarted', 'The answer is empty. Write it below the question, in your own words.');
  if (!/\p{L}/u.test(answer))
    return unlooked('notStarted', 'The answer is empty: there is no word in it. Write it below the question, in your own words.');
  const sentences = sentencesOf(answer);
  const goals = ideas.map(idea => look(idea, sentences));
  const missing = goals.filter(goal => goal.state !== 'met').length;
  const selfCheck = 'This looks for words in the language of the question, it does not understand: compare with the reference answer.';
  const count = `${String(goals.length - missing)} of ${String(goals.length)} ideas found.`;
  const [first] = goals.filter(goal => goal.state !== 'met');
  return {
    kind: first ? 'notYetRight' : 'right',
    message: first ? `Not yet complete: ${count} ${first.message}` : `Right, as far as words can tell: ${count}`,
    line: null,
    goals,
    mistake: null,
    notes: [selfCheck],
  };
}

function look({ id, title, words, unless, missing }: RubricIdea, sentences: readonly string[]): SubGoal {
  const goal = { id, title, line: null, tolerance: null };
  const [said, denied]: [string[], string[]] = [[], []];
  for (const sentence of sentences) {
    const text = plain(sentence);
    if (!isThought(sentence) || unless.some(phrase => findWord(phrase, text) >= 0)) continue;
    const found = words.map(group => findGroup(group, text));
    if (found.includes('there')) said.push(sentence);
    else if (found.includes('denied')) denied.push(sentence);
  }
  const [first] = said;
  const other = denied.find(one => said.length === 0 || said.some(sentence => contradicts(one, sentence)));
  if (first !== undefined && other === undefined) return { ...goal, state: 'met', message: `You wrote: “${quote(first)}”` };
  const found =
    other === undefined ? '' : `You wrote “${quote(other)}”, which denies ${first === undefined ? 'it' : `“${quote(first)}”`}. `;
  return { ...goal, state: 'missed', message: `${found}${missing}` };
}

/** Whether a sentence with a negator says otherwise nothing but what another sentence says: each of its words begins one there. */
function contradicts(denied: string, said: string): boolean {
  const stems = stemsOf(denied);
  const there = new Set(stemsOf(said));
  return stems.length >= 2 && stems.every(stem => there.has(stem));
}

/** How the longer words of a sentence begin. */
function stemsOf(sentence: string): readonly string[] {
  const words = plain(sentence)
    .replace(negators, ' ')
    .split(/[^\p{L}]+/u);
  return words.filter(word => word.length >= stemLength && word !== 'does').map(word => word.slice(0, stemLength));
}

/** A question asserts nothing, and neither does a list of keywords. */
function isThought(sentence: string): boolean {
  const text = plain(sentence);
  const words = text.split(' ').filter(word => /[\p{L}\p{N}]/u.test(word));
  return !/\?["”')]*$/u.test(sentence) && (words.length < fewWords || matchesWhole(joining, text));
}

/** Each word of a group is a beginning of words, or several with `|` between them; a group that holds no negator is denied by one beside it. */
function findGroup(group: readonly string[], sentence: string): 'there' | 'denied' | null {
  const places = group.map(word => findWord(word, sentence));
  if (places.includes(-1)) return null;
  const isNegative = group.some(word => word.split('|').some(part => matchesWhole(negators, part)));
  if (isNegative) return 'there';
  // A negator denies what stands in its own clause.
  let start = 0;
  for (const clause of sentence.split(clauseEnds)) {
    const from = sentence.indexOf(clause, start);
    start = from + clause.length;
    const isHere = places.some(place => place >= from && place < start);
    if (isHere && matchesWhole(negators, clause.replace(noDenial, ' '))) return 'denied';
  }
  return 'there';
}

function findWord(word: string, sentence: string): number {
  const places = word
    .split('|')
    .map(part => ` ${sentence}`.indexOf(` ${part.toLowerCase().trim()}`))
    .filter(place => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function matchesWhole(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}

/** Points between digits and in short forms end nothing; a line break in running text neither. */
function sentencesOf(answer: string): string[] {
  return answer
    .replace(/\b(e\.g|i\.e|vs|etc|approx)\./giu, '$1')
    .replace(/([^\n])\n(?![\n*+-])/gu, '$1 ')
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');
}

/** Lower case, one space between words, no marks around them: clauses keep their commas. */
function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/\bcan['’]t\b|\bcannot\b/gu, 'can not')
    .replace(/n['’]t\b/gu, ' not')
    .replace(/[`*_"“”'‘](?=\w)|(?<=\w)[`*_"“”]/gu, '')
    .replace(/[-/]/gu, ' ')
    .replace(/([,;:()])/gu, ' $1 ')
    .replace(/[.!?]+(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function quote(sentence: string): string {
  return sentence.length <= longestQuote ? sentence : `${sentence.slice(0, longestQuote - 1).trimEnd()}…`;
}

function bare(line: string): string {
  return line.replace(/^\s*(?:\/\/+|\/?\*+\/?|>|<!--)?\s*/u, '').replace(/\s*(?:\*\/|-->)?\s*$/u, '');
}
