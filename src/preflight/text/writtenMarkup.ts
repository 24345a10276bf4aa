import { blockNames, createMarkdown } from '../../lesson/document/markdown.ts';
import { valueQuery } from '../../lesson/document/inlineReader.ts';
import { tokenize } from '../../lesson/document/tokenize.ts';
import { endOf } from '../base/likelyName.ts';

/** A part of a lesson's text that has an id of its own. */
export interface NamedPart {
  readonly id: string;
  readonly line: number;
  readonly column: number;
}

export interface MarkupFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const html =
  /<\/?(?:a|b|br|code|details|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|span|strong|style|sub|summary|sup|table|u|ul|video)\b[^<>]*>|<!--/iu;

/**
 * Looks at Markdown as it was written for what becomes plain text without a word: blocks of no kind, blocks that are
 * not closed, values without a name, HTML.
 */
export function lookAtMarkup(text: string): { readonly parts: NamedPart[]; readonly faults: MarkupFault[] } {
  const parts: NamedPart[] = [];
  const faults: MarkupFault[] = [];
  const open: { readonly colons: number; readonly line: number }[] = [];
  for (const [at, whole] of bareLines(text).entries()) {
    const line = at + 1;
    const [, colons = '', words = ''] = /^ {0,3}(:{3,})\s*(.*)$/.exec(whole) ?? [];
    if (colons !== '' && words === '') {
      if (open.length === 0) faults.push({ line, column: 1, message: "This ':::' closes no block." });
      else if (colons.length >= (open.at(-1)?.colons ?? 0)) open.pop();
    } else if (colons !== '') {
      const [kind = '', id = ''] = words.split(/\s+/);
      const column = whole.indexOf(kind, colons.length) + 1;
      if (!blockNames.has(kind)) {
        faults.push({ line, column, message: `'${kind}' is no kind of block${endOf(kind, blockNames)}` });
        // Its end is looked for all the same.
      }
      open.push({ colons: colons.length, line });
      if (['table', 'figure', 'fold'].includes(kind) && /^[a-z0-9-]{1,64}$/.test(id)) {
        parts.push({ id, line, column: whole.indexOf(id, column + kind.length - 1) + 1 });
      }
    }
    faults.push(...inLine(whole, line));
  }
  for (const { line, colons } of open) {
    faults.push({ line, column: 1, message: `This block is not closed: a line with ${':'.repeat(colons)} and nothing else is missing.` });
  }
  return { parts, faults };
}

const markdown = createMarkdown();
const quiet: ReadonlySet<string> = new Set(['fence', 'code_block', 'math_block']);
/** Code or an equation in a paragraph, whichever begins first. */
const codeOrTex = /\\[\\$`]|(?<!`)(`+)(?!`)(?:(?!\n\s*\n)[^])*?[^`]\1(?!`)|\$\$|\$(?!\s)(?:\\[^\n]|(?!\n\s*\n)[^$\\])*(?<!\s)\$(?!\d)/gu;

/** The lines of a text with blanks in place of its code and its equations. */
function bareLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { type, map } of tokenize(markdown, text).tokens) if (map && quiet.has(type)) lines.fill('', ...map);
  return lines
    .join('\n')
    .replace(codeOrTex, what => what.replaceAll(/[^\n]/g, ' '))
    .split('\n');
}

function inLine(bare: string, line: number): MarkupFault[] {
  const faults: MarkupFault[] = [];
  for (const match of bare.matchAll(/\{\{[^{}]*\}?\}?/g)) {
    const isValue = new RegExp(`^(?:${valueQuery.source})$`).test(match[0]);
    if (isValue) continue;
    faults.push({
      line,
      column: match.index + 1,
      message: 'This is no value: write {{lab name}}, with the id of a lab or a study and what it prints before the value.',
    });
  }
  const tag = html.exec(bare);
  if (tag) faults.push({ line, column: tag.index + 1, message: `HTML is shown as text: '${tag[0].slice(0, 20)}'. Write Markdown.` });
  return faults;
}
