import type { Block, Inline, LabPlace } from '../core/lesson/lessonDocument.ts';

/** What stands in a text, whatever it is nested in. */
export interface LessonVisitor {
  inline?(inline: Inline): void;
  block?(block: Block): void;
}

/** Shows a visitor every block and every run of text, in reading order. */
export function walkBlocks(blocks: readonly Block[], visitor: LessonVisitor): void {
  for (const block of blocks) {
    visitor.block?.(block);
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        walkInlines(block.content, visitor);
        break;
      case 'list':
        for (const item of block.items) walkBlocks(item, visitor);
        break;
      case 'quote':
      case 'covered':
        walkBlocks(block.blocks, visitor);
        break;
      case 'note':
      case 'fold':
        walkInlines(block.title, visitor);
        walkBlocks(block.blocks, visitor);
        break;
      case 'figure':
        walkInlines(block.title, visitor);
        walkBlocks(block.alternative, visitor);
        break;
      case 'table':
        walkInlines(block.caption, visitor);
        for (const { content } of block.columns) walkInlines(content, visitor);
        for (const row of block.rows) for (const cell of row) walkInlines(cell, visitor);
        break;
      default:
        break;
    }
  }
}

function walkInlines(content: readonly Inline[], visitor: LessonVisitor): void {
  for (const inline of content) {
    visitor.inline?.(inline);
    if (inline.kind === 'emphasis' || inline.kind === 'strong' || inline.kind === 'link') walkInlines(inline.content, visitor);
  }
}

/** Every place of a lab that a text speaks of, each once. */
export function placesIn(blocks: readonly Block[]): LabPlace[] {
  const places = new Map<string, LabPlace>();
  const add = (place: LabPlace): void => void places.set(`${place.lab}#${place.name ?? ''}`, place);
  walkBlocks(blocks, {
    block: block => {
      if (block.kind === 'equation') block.equation.places.forEach(add);
    },
    inline: inline => {
      if (inline.kind === 'equation') inline.equation.places.forEach(add);
      if (inline.kind === 'link' && inline.target.kind === 'place') add(inline.target.place);
    },
  });
  return [...places.values()];
}

/** Files of the pictures that a text shows, each once. */
export function imagesIn(blocks: readonly Block[]): string[] {
  const files = new Set<string>();
  walkBlocks(blocks, {
    block: block => {
      if (block.kind === 'image') files.add(block.image.file);
    },
    inline: inline => {
      if (inline.kind === 'image') files.add(inline.image.file);
    },
  });
  return [...files];
}

/** Addresses in the web that a text links to. */
export function addressesIn(blocks: readonly Block[]): Set<string> {
  const urls = new Set<string>();
  walkBlocks(blocks, {
    inline: inline => {
      if (inline.kind === 'link' && inline.target.kind === 'web') urls.add(inline.target.url);
    },
  });
  return urls;
}
