import { assertNever } from '../../src/core/assertNever.ts';
import type { Block, Fold, List, Note, PrintedLines } from '../../src/core/lessonDocument.ts';
import { toneWords } from '../../src/core/noteTone.ts';
import { h } from '../ui/h.ts';
import { cardElement } from './cards.ts';
import { equationElement } from './equation.ts';
import { imageElement, inlineNodes } from './inlines.ts';
import { elementId, type Rendering } from './rendering.ts';
import { tableElement } from './tables.ts';

/** Text as elements, one a block. Iterates; what nests, the parser has kept shallow. */
export function blockElements(blocks: readonly Block[], rendering: Rendering): HTMLElement[] {
  return blocks.map(block => blockElement(block, rendering));
}

function blockElement(block: Block, rendering: Rendering): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, ...inlineNodes(block.content, rendering));
    case 'heading':
      return h(
        block.level === 3 ? 'h3' : 'h4',
        { id: elementId(rendering.section, block.id), tabindex: -1 },
        ...inlineNodes(block.content, rendering),
      );
    case 'list':
      return listElement(block, rendering);
    case 'quote':
      return h('blockquote', {}, ...blockElements(block.blocks, rendering));
    case 'code':
      return h('pre', { class: 'code-block', tabindex: 0, 'aria-label': codeName(block.language) }, h('code', {}, block.text));
    case 'table':
      return tableElement(block, rendering);
    case 'equation':
      return equationElement(block.equation, true, rendering);
    case 'image':
      return h('figure', {}, imageElement(block.image, rendering));
    case 'rule':
      return h('hr');
    case 'note':
      return noteElement(block, rendering);
    case 'fold':
      return foldElement(block, rendering);
    case 'figure':
      return rendering.makeFigure(block, rendering);
    case 'card':
      return cardElement(block, rendering);
    case 'printed':
      return printedElement(block, rendering);
    default:
      return assertNever(block);
  }
}

function codeName(language: string): string {
  return language === '' ? 'Code' : `Code, ${language}`;
}

function listElement({ start, items }: List, rendering: Rendering): HTMLElement {
  const entries = items.map(blocks => h('li', {}, ...blockElements(blocks, rendering)));
  return start === null ? h('ul', {}, ...entries) : h('ol', { start }, ...entries);
}

function noteElement({ tone, title, blocks }: Note, rendering: Rendering): HTMLElement {
  const words = title.length === 0 ? [] : [': ', ...inlineNodes(title, rendering)];
  return h(
    'aside',
    { class: `note note-${tone}` },
    h('p', { class: 'note-title' }, toneWords[tone], ...words),
    ...blockElements(blocks, rendering),
  );
}

function foldElement({ id, title, blocks }: Fold, rendering: Rendering): HTMLElement {
  const anchor: Record<string, string> = id === null ? {} : { id: elementId(rendering.section, id) };
  return h(
    'details',
    { class: 'fold', ...anchor },
    h('summary', {}, ...inlineNodes(title, rendering)),
    ...blockElements(blocks, rendering),
  );
}

function printedElement({ program, lines }: PrintedLines, { lesson }: Rendering): HTMLElement {
  const title = lesson.labs.find(lab => lab.id === program)?.title ?? program;
  return h(
    'figure',
    { class: 'printed' },
    h('figcaption', {}, `What “${title}” prints`),
    h('pre', { class: 'code-block', tabindex: 0, 'aria-label': `What ${title} prints` }, h('code', {}, lines.join('\n'))),
  );
}
