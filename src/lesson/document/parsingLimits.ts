import type { StateBlock, StateCore } from 'markdown-it/index.mjs';
import type MarkdownIt from 'markdown-it';

/** Characters of a paragraph, and of a line. */
export const longestRun = 8_000;
/** Paragraphs, list items, table rows and so on, at any depth. */
const mostBlocks = 30_000;
/** What may begin or end emphasis, a link, code, an equation or a value. */
const mark = /[[\]*_`$<&!\\{]/g;
const mostMarks = 50_000;

/** The type of tokens whose content stays as it was written. */
export const unread = 'unread';

/**
 * What had to be cut while a text was parsed, and what has been counted so far. A parse has one, as markdown-it's
 * `env`.
 */
export interface ParsingCounts {
  blocks: number;
  marks: number;
  hasLongRun: boolean;
  hasUnread: boolean;
}

export function newCounts(): ParsingCounts {
  return { blocks: 0, marks: 0, hasLongRun: false, hasUnread: false };
}

/**
 * Bounds the work of parsing text of anybody by what is counted, not by a clock: endless paragraphs are cut, paragraphs
 * after the last mark that is read stay as they were written, and blocks after the last one that is read are dropped.
 */
export function limitParsing(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'limit-blocks', limitBlocks);
  markdown.core.ruler.before('inline', 'limit-inlines', limitInlines);
}

/** Tried before every block; where there were too many, it takes the rest of the text. */
function limitBlocks(state: StateBlock, _startLine: number, endLine: number, isSilent: boolean): boolean {
  if (isSilent) return false;
  const counts = state.env as ParsingCounts;
  counts.blocks += 1;
  if (counts.blocks <= mostBlocks) return false;
  counts.hasUnread = true;
  state.line = endLine;
  return true;
}

function limitInlines(state: StateCore): void {
  const counts = state.env as ParsingCounts;
  for (const token of state.tokens) {
    if (token.type !== 'inline') continue;
    if (token.content.length > longestRun) {
      token.content = token.content.slice(0, longestRun);
      counts.hasLongRun = true;
    }
    counts.marks += token.content.match(mark)?.length ?? 0;
    if (counts.marks <= mostMarks) continue;
    counts.hasUnread = true;
    // No longer one that markdown-it looks into: its text is all there is.
    token.type = unread;
    const text = new state.Token(unread, '', 0);
    text.content = token.content;
    token.children = [text];
  }
}
