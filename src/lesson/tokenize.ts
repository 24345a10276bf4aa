import type { StateCore, Token } from 'markdown-it/index.mjs';
import type MarkdownIt from 'markdown-it';

const longestText = 1024 * 1024;
const mostLines = 10_000;
const longestRun = 8_000;

/** A text as tokens, and what had to be cut from it. */
export interface Tokenized {
  readonly tokens: readonly Token[];
  /** A sentence for the reader. */
  readonly notice: string | null;
}

interface Cuts {
  hasLongRun: boolean;
}

/** Paragraphs longer than this take too long to read. */
export function cutLongRuns(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type !== 'inline' || token.content.length <= longestRun) continue;
    token.content = token.content.slice(0, longestRun);
    (state.env as Cuts).hasLongRun = true;
  }
}

/** Markdown of anybody to tokens, in bounded time: texts over 1 MB or 10,000 lines, and endless paragraphs, are cut. */
export function tokenize(markdown: MarkdownIt, text: string): Tokenized {
  const isLong = text.length > longestText;
  const found: Cuts = { hasLongRun: false };
  const kept = isLong ? text.slice(0, longestText) : text;
  const end = endOfLine(kept, mostLines);
  const tokens = markdown.parse(kept.slice(0, end), found);
  if (end < kept.length) return { tokens, notice: `Lesson shortened at ${mostLines.toLocaleString('en')} lines.` };
  if (isLong) return { tokens, notice: 'Lesson shortened at 1 MB.' };
  return { tokens, notice: found.hasLongRun ? 'A very long paragraph was shortened.' : null };
}

/** Where the given line ends; the text's end where it has fewer. */
function endOfLine(text: string, line: number): number {
  let end = -1;
  for (let count = 0; count < line; count++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
}
