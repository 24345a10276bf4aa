import type { Token } from 'markdown-it/index.mjs';
import type MarkdownIt from 'markdown-it';
import { countText } from '../../core/words/numberText.ts';
import { longestRun, newCounts, type ParsingCounts } from './parsingLimits.ts';

const longestText = 1024 * 1024;
const mostLines = 10_000;

/** A text as tokens, and what had to be cut from it. */
export interface Tokenized {
  readonly tokens: readonly Token[];
  /** For what is parsed of the same text later. */
  readonly counts: ParsingCounts;
  /** A sentence for the reader. */
  readonly notice: string | null;
}

/**
 * Markdown of anybody to tokens, in bounded time: texts over 1 MB or 10,000 lines, endless lines, and floods of marks
 * are cut.
 */
export function tokenize(markdown: MarkdownIt, text: string): Tokenized {
  const isLong = text.length > longestText;
  const lines = text.slice(0, longestText).split(/\r\n?|\n/, mostLines + 1);
  const counts: ParsingCounts = { ...newCounts(), hasLongRun: lines.some(line => line.length > longestRun) };
  // The empty text after the last line's end is not a line.
  const hasMore = lines.length > mostLines && lines[mostLines] !== '';
  const kept = lines.slice(0, mostLines).map(line => line.slice(0, longestRun));
  const tokens = markdown.parse(kept.join('\n'), counts);
  return { tokens, counts, notice: noticeOf(hasMore, isLong, counts) };
}

/** The largest cut, in words. */
function noticeOf(hasMoreLines: boolean, isLong: boolean, { hasUnread, hasLongRun }: ParsingCounts): string | null {
  if (hasMoreLines) return `Lesson shortened at ${countText(mostLines)} lines.`;
  if (isLong) return 'Lesson shortened at 1 MB.';
  if (hasUnread) return 'This text has more marks than can be read: the rest is plain or left out.';
  return hasLongRun ? 'A very long paragraph was shortened.' : null;
}
