import { container } from '@mdit/plugin-container';
import { tex } from '@mdit/plugin-tex';
import MarkdownIt, { type Options } from 'markdown-it';
import { limitParsing } from './parsingLimits.ts';

/** Kinds of `::: kind …` blocks. */
export const blockNames: ReadonlySet<string> = new Set(['table', 'figure', 'note', 'careful', 'measured', 'fold', 'covered']);

/**
 * Markdown to tokens; nothing here ever makes HTML. Raw HTML stays text, and every link becomes a token with the
 * address as it was written: what may be linked is decided where tokens become a document.
 */
export function createMarkdown(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 } as Options);
  markdown.disable(['html_block', 'html_inline', 'strikethrough', 'lheading']);
  markdown.validateLink = () => true;
  markdown.normalizeLink = address => address;
  markdown.normalizeLinkText = address => address;
  markdown.use(tex, { render: () => '' });
  markdown.use(container, { name: 'block', validate: words => blockNames.has(words.trim().split(' ', 1)[0] ?? '') });
  limitParsing(markdown);
  return markdown;
}
