import { TextWords } from '../syntax/textWords.ts';
import type { ParserSentence } from './parserText.ts';

export interface EarlyBrace extends ParserSentence {
  /** Where the } stands that closes nothing for it. */
  readonly surplus: number;
}

interface Place {
  readonly start: number;
  /** 1-based. */
  readonly line: number;
  /** How far its line is moved in. */
  readonly indent: number;
}

/** A } with the { that it closes. */
interface Pair {
  readonly closer: Place;
  readonly opener: Place;
}

/** A line that begins so goes on with the one before, however far it is moved in. */
const goesOn = /^[.?:+\-*/%&|=,;)\]]/u;
/** What may stand behind a } on the last line of a part. */
const endsToo = /^[);,\]]$/u;

/**
 * Where a text has a } too much, its last one closes nothing, and the wrong one may stand far above it: the first }
 * after which lines are moved in as if it were not there. Null where braces are even, or nothing tells which it is.
 */
export function earlyBrace(text: string): EarlyBrace | null {
  const words = new TextWords(text);
  const open: Place[] = [];
  let found: Pair | null = null;
  /** What the line before ends with. */
  let ended: Pair | null = null;
  let line = { number: 1, start: 0 };
  let lastLine = 0;
  /** Of each part that is open, and of the whole: how many ( in it are. */
  const round = [0];
  for (let word = words.next(); word !== null; word = words.next()) {
    const { start } = words;
    line = lineAt(text, start, line);
    const place: Place = { start, line: line.number, indent: start - line.start };
    const isFirst = line.number !== lastLine;
    const indent = isFirst ? place.indent : indentOf(text, line.start);
    lastLine = line.number;
    if (isFirst && ended && !found && isInside(word, indent, ended, open.at(-1))) found = ended;
    if (word === '{') {
      open.push({ ...place, indent });
      round.push(0);
    }
    if (word === '(' || word === ')') round.push((round.pop() ?? 0) + (word === '(' ? 1 : -1));
    if (word === '}') {
      const opener = open.pop();
      round.pop();
      if (!opener) return found && sentenceOf(found, place);
      ended = { closer: place, opener };
      if (isFirst && indent !== opener.indent) found ??= ended;
      // In a call the next line is moved in because it is one of its arguments.
    } else if (!endsToo.test(word) || (word === ',' && (round.at(-1) ?? 0) > 0)) ended = null;
  }
  return null;
}

/** Whether a line that begins with this word is moved in as if the part before it were not closed yet. */
function isInside(word: string, indent: number, { opener }: Pair, around: Place | undefined): boolean {
  if (word === '}') return around !== undefined && indent === opener.indent && indent !== around.indent;
  return indent > opener.indent && !goesOn.test(word);
}

function sentenceOf({ closer, opener }: Pair, last: Place): EarlyBrace {
  return {
    start: closer.start,
    end: closer.start + 1,
    sentence: `this } closes the { of line ${String(opener.line)} already, and so the } of line ${String(last.line)} closes nothing. Take this one out, or write it where the part ends.`,
    isLost: true,
    surplus: last.start,
  };
}

function lineAt(text: string, at: number, from: { number: number; start: number }): { number: number; start: number } {
  let { number, start } = from;
  for (let end = text.indexOf('\n', start); end >= 0 && end < at; end = text.indexOf('\n', start)) {
    number += 1;
    start = end + 1;
  }
  return { number, start };
}

function indentOf(text: string, lineStart: number): number {
  return /\S/u.exec(text.slice(lineStart, lineStart + 1000))?.index ?? 0;
}
