import type ts from 'typescript';
import { TextWords } from '../syntax/textWords.ts';

/** Where the first word of a file stands that the other has not; its end where all are there. Only words count. */
export function firstDifference(one: ts.SourceFile, other: ts.SourceFile): number {
  const [mine, theirs] = [new TextWords(one.text), new TextWords(other.text)];
  for (;;) {
    const [word, expected] = [mine.next(), theirs.next()];
    if (word !== expected || word === null) return mine.start;
  }
}
