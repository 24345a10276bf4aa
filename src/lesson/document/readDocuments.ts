import type { Inline, Block, LessonDocument } from '../../core/lesson/lessonDocument.ts';
import type { Lesson } from '../../core/lesson/lesson.ts';
import { BlockReader } from './blockReader.ts';
import { LessonIndex } from './lessonIndex.ts';

/** Single texts of a lesson. */
export interface TextPieces {
  /** Inline Markdown of the manifest (a glossary entry, a hint, a question) as data. */
  inline(text: string): readonly Inline[];
  /** Any other Markdown of the lesson, such as an exercise's task. */
  document(text: string): LessonDocument;
}

/** The text of a lesson. */
export interface ReadTexts extends TextPieces {
  /** By section id. */
  readonly sections: ReadonlyMap<string, LessonDocument>;
}

/**
 * Reads all sections of a lesson.
 * @param read the text of one of the lesson's files; what it throws is passed on
 */
export async function readDocuments(lesson: Lesson, read: (path: string) => Promise<string>): Promise<ReadTexts> {
  const readAll = async (items: readonly { readonly id: string; readonly file: string }[]): Promise<ReadonlyMap<string, string>> =>
    new Map(await Promise.all(items.map(async ({ id, file }): Promise<[string, string]> => [id, await read(file)])));
  const [texts, code] = await Promise.all([readAll(lesson.sections), readAll(lesson.labs)]);
  // Twice: links may lead to parts of sections that come later.
  const parts = new Map<string, string>();
  const blank = new LessonIndex({ lesson, code, parts: new Map() });
  for (const [section, text] of texts) {
    for (const part of partsOf(new BlockReader(blank).read(text).blocks)) if (!parts.has(part)) parts.set(part, section);
  }
  const pieces = piecesBy(new LessonIndex({ lesson, code, parts }));
  return { sections: new Map([...texts].map(([section, text]) => [section, pieces.document(text)])), ...pieces };
}

/**
 * Reads single texts of a lesson for a page on which no link leads anywhere: nothing of the lesson is read for that,
 * and what a link would lead to is not looked up.
 */
export function readPieces(lesson: Lesson): TextPieces {
  return piecesBy(new LessonIndex({ lesson, code: null, parts: new Map() }));
}

function piecesBy(index: LessonIndex): TextPieces {
  const document = (text: string): LessonDocument => new BlockReader(index).read(text);
  return {
    document,
    inline: text => {
      const [first] = document(text).blocks;
      return first?.kind === 'paragraph' ? first.content : [];
    },
  };
}

function partsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.id];
      case 'table':
        return block.id === null ? [] : [block.id];
      case 'figure':
        return [block.figure];
      case 'fold':
        return [...(block.id === null ? [] : [block.id]), ...partsOf(block.blocks)];
      case 'note':
      case 'covered':
      case 'quote':
        return partsOf(block.blocks);
      case 'list':
        return block.items.flatMap(partsOf);
      default:
        return [];
    }
  });
}
