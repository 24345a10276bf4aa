import { escapeMarkdown } from './markdownText.ts';
import { shown } from './shownText.ts';

declare const brand: unique symbol;

/**
 * Markdown in which only we have set marks: what others wrote is text or code in it. Only this file makes such
 * Markdown.
 */
export type ShownMarkdown = string & { readonly [brand]: 'shownMarkdown' };

/** A text of anybody, to be read as it is. */
export function asMarkdown(text: string): ShownMarkdown {
  return escapeMarkdown(shown(text)) as ShownMarkdown;
}

/** A text of anybody as code, which Markdown leaves alone. */
export function asCode(text: string): ShownMarkdown {
  const plain = shown(text).replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return `\`${plain === '' ? ' ' : plain}\`` as ShownMarkdown;
}

/** Markdown of ours, with what belongs in its places. */
export function marked(ours: TemplateStringsArray, ...places: readonly (ShownMarkdown | number)[]): ShownMarkdown {
  return ours.map((text, at) => text + String(places[at] ?? '')).join('') as ShownMarkdown;
}

/** Paragraphs, with a rule between them where `isRuled`. */
export function paragraphs(parts: readonly ShownMarkdown[], isRuled = false): ShownMarkdown {
  return parts.join(isRuled ? '\n\n---\n\n' : '\n\n') as ShownMarkdown;
}

/** Keeps the columns of a table apart. */
const gap = '&nbsp;&nbsp;';

/**
 * A table of numbers and names, set to the right. A bar would end a cell, in code, too: another stands in its place.
 */
export function markdownTable(heads: readonly ShownMarkdown[], rows: readonly (readonly ShownMarkdown[])[]): ShownMarkdown {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const spaced = (cells: readonly ShownMarkdown[]): string => line(cells.map(cell => gap + cell.replace(/\\*\|/g, '∣')));
  return [spaced(heads), line(heads.map(() => '---:')), ...rows.map(spaced)].join('\n') as ShownMarkdown;
}

/** A picture that was made here. */
export function markdownPicture(about: string, svg: string): ShownMarkdown {
  const address = `data:image/svg+xml;utf8,${encodeURIComponent(svg).replace(/[()]/g, found => (found === '(' ? '%28' : '%29'))}`;
  return `![${about.replace(/[^\w .]/g, '')}](${address})` as ShownMarkdown;
}
