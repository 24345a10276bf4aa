import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { Block, Fold, List, Note } from '../../../src/core/lesson/lessonDocument.ts';
import { toneWords } from '../../../src/core/lesson/noteTone.ts';
import { h } from '../h.ts';
import { anchored } from './anchored.ts';
import { inlineNodes } from './textInlines.ts';
import type { TextParts } from './textParts.ts';
import { tableElement } from './textTables.ts';

/** Text as elements, one a block. Iterates; what nests, the parser has kept shallow. */
export function blockElements(blocks: readonly Block[], parts: TextParts): HTMLElement[] {
  return blocks.map(block => blockElement(block, parts));
}

function blockElement(block: Block, parts: TextParts): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, ...inlineNodes(block.content, parts));
    case 'heading':
      return h(block.level === 3 ? 'h3' : 'h4', { tabindex: -1, ...anchored(block.id, parts) }, ...inlineNodes(block.content, parts));
    case 'list':
      return listElement(block, parts);
    case 'quote':
      return h('blockquote', {}, ...blockElements(block.blocks, parts));
    case 'code':
      return codeElement(codeName(block.language), block.text);
    case 'table':
      return tableElement(block, parts);
    case 'equation':
      return parts.equation(block.equation, true);
    case 'image':
      return h('figure', {}, parts.image(block.image));
    case 'rule':
      return h('hr');
    case 'note':
      return noteElement(block, parts);
    case 'fold':
      return foldElement(block, parts);
    case 'covered':
      return parts.covered(block);
    case 'figure':
      return parts.figure(block);
    case 'card':
      return parts.card(block);
    case 'printed':
      return parts.printed(block);
    default:
      return assertNever(block);
  }
}

/** Lines as they are; wider than the page they scroll by themselves, by keyboard too. */
export function codeElement(name: string, text: string): HTMLElement {
  return h('pre', { class: 'code-block', tabindex: 0, 'aria-label': name }, h('code', {}, text));
}

function codeName(language: string): string {
  return language === '' ? 'Code' : `Code, ${language}`;
}

function listElement({ start, items }: List, parts: TextParts): HTMLElement {
  const entries = items.map(blocks => h('li', {}, ...blockElements(blocks, parts)));
  return start === null ? h('ul', {}, ...entries) : h('ol', { start }, ...entries);
}

function noteElement({ tone, title, blocks }: Note, parts: TextParts): HTMLElement {
  const words = title.length === 0 ? [] : [': ', ...inlineNodes(title, parts)];
  return h(
    'aside',
    { class: `note note-${tone}` },
    h('p', { class: 'note-title' }, toneWords[tone], ...words),
    ...blockElements(blocks, parts),
  );
}

function foldElement({ id, title, blocks }: Fold, parts: TextParts): HTMLElement {
  return h(
    'details',
    { class: 'fold', ...anchored(id, parts) },
    h('summary', {}, ...inlineNodes(title, parts)),
    ...blockElements(blocks, parts),
  );
}
