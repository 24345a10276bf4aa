import type { Block, Inline, LessonDocument } from '../../../src/core/lesson/lessonDocument.ts';
import { plainText } from '../../../src/lesson/document/plainText.ts';

/** Every block of a text, those inside others too, in reading order. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'quote':
      case 'note':
      case 'fold':
      case 'covered':
        return [block, ...allBlocks(block.blocks)];
      case 'figure':
        return [block, ...allBlocks(block.alternative)];
      case 'list':
        return [block, ...block.items.flatMap(allBlocks)];
      default:
        return [block];
    }
  });
}

/** The runs of text that stand in one block itself. */
function runsOf(block: Block): (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.content];
    case 'table':
      return [block.caption, ...block.columns.map(({ content }) => content), ...block.rows.flat()];
    case 'note':
    case 'fold':
    case 'figure':
      return [block.title];
    case 'equation':
      return [[{ kind: 'equation', equation: block.equation }]];
    default:
      return [];
  }
}

/** Every run of prose in a text, as a reader reads it: one string each, values filled in. */
export function proseOf({ blocks }: Pick<LessonDocument, 'blocks'>): string[] {
  return allBlocks(blocks).flatMap(block => runsOf(block).map(plainText));
}
