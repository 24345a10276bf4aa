import { inPlainWords } from './inPlainWords.ts';

/** One sentence of an answer, as it was written. */
export interface AnswerSentence {
  readonly text: string;
  /** Which question it answers, counted from 1, where the answer is numbered as the questions are; else null. */
  readonly item: number | null;
}

/** Fewer words of the question may stand in an answer by themselves. */
const fewestCopied = 4;

/** What the learner wrote into an answer: what the starter did not have, without comment marks. */
export function answerOf(text: string, starter: string): string {
  const given = new Set(starter.split(/\r?\n/).map(bare));
  const asked = ` ${inPlainWords(starter.replace(/\s+/gu, ' '))} `;
  const written = text
    .split(/\r?\n/)
    .map(bare)
    .filter(line => !given.has(line))
    .join('\n')
    .trim();
  // The question again, in one line perhaps, is no answer.
  const copied = sentencesOf(written)
    .filter(({ text }) => inPlainWords(text).split(' ').length >= fewestCopied)
    .filter(sentence => asked.includes(` ${inPlainWords(sentence.text)} `));
  return copied.reduce((rest, sentence) => rest.replace(sentence.text, ''), written).trim();
}

/** `1.`, `(2)`, `3:`, `b)`, at the beginning of a line or after a sentence. */
const numbering =
  /(?:^|(?<=\n|[.!?;]\s))[ \t]*(?:[-*+][ \t]+)?(?:\((\d|[a-h])\)|(?:(?:question|answer|q|ad)[ \t]*)?(\d)[.):]|([a-h])\))[ \t]+/giu;
const itemMark = /^\uE000(\d)\uE000\s*/u;

/** Points between digits and in short forms end nothing; a line break in running text neither. */
export function sentencesOf(answer: string, questions = 0): readonly AnswerSentence[] {
  const lines = answer.split('\n').filter(line => /\p{L}/u.test(line));
  const numbered = answer.replace(numbering, (_all, ...[a, b, c]: (string | undefined)[]) => `\n\uE000${itemOf(a ?? b ?? c ?? '')}\uE000 `);
  // A line a question, without numbers.
  const isLineEach = numbered === answer && questions > 1 && lines.length === questions;
  const marked = isLineEach
    ? lines.map((line, at) => `\uE000${String(at + 1)}\uE000 ${line.replace(/^\s*[-*+]\s+/u, '')}`).join('\n')
    : numbered;
  let item: number | null = null;
  return marked
    .replace(/\b(e\.g|i\.e|vs|etc|approx|resp)\./giu, '$1')
    .replace(/([^\n])\n(?![\n*+\uE000-])/gu, '$1 ')
    .split(/(?<=[.!?;]["”’')\]]?)\s+|\n+/u)
    .flatMap(part => {
      const mark = itemMark.exec(part.trim());
      if (mark) item = Number(mark[1]);
      const text = part.trim().replace(itemMark, '').trim();
      return text === '' ? [] : [{ text, item }];
    });
}

function itemOf(mark: string): string {
  return /\d/u.test(mark) ? mark : String(mark.toLowerCase().charCodeAt(0) - 96);
}

function bare(line: string): string {
  return line.replace(/^\s*(?:\/\/+|\/?\*+\/?(?=\s|$)|>|<!--)?\s*/u, '').replace(/\s*(?:\*\/|-->)?\s*$/u, '');
}
