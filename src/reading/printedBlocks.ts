import type { Block, Card, Table } from '../core/lesson/lessonDocument.ts';
import type { LessonView } from '../core/channels/lessonPageChannel.ts';
import { toneWords } from '../core/lesson/noteTone.ts';
import { coveredText } from '../core/lesson/coverage.ts';
import { tag, type Html } from './html.ts';
import { printedEquation, printedImage, printedInlines, type PrintedWith } from './printedInlines.ts';

export interface Printing extends PrintedWith {
  /** The next picture of a figure, as it was set on the page; null where there is none. */
  pictureOf(figure: string): Html | null;
}

/** Blocks for paper: everything that is folded is open. */
export function printedBlocks(blocks: readonly Block[], printing: Printing): Html[] {
  return blocks.map(block => printedBlock(block, printing));
}

function printedBlock(block: Block, printing: Printing): Html {
  const { lesson, coverage } = printing;
  const lab = coverage.labOfBlock(block);
  if (lab !== null) return tag('p', {}, tag('em', {}, coveredText(titleOf(lab, lesson))));
  switch (block.kind) {
    case 'covered':
      return tag('div', {}, ...printedBlocks(block.blocks, printing));
    case 'paragraph':
      return tag('p', {}, ...printedInlines(block.content, printing));
    case 'heading':
      return tag(block.level === 3 ? 'h3' : 'h4', {}, ...printedInlines(block.content, printing));
    case 'list': {
      const items = block.items.map(item => tag('li', {}, ...printedBlocks(item, printing)));
      return block.start === null ? tag('ul', {}, ...items) : tag('ol', { start: block.start }, ...items);
    }
    case 'quote':
      return tag('blockquote', {}, ...printedBlocks(block.blocks, printing));
    case 'code':
      return tag('pre', {}, block.text);
    case 'table':
      return printedTable(block, printing);
    case 'equation':
      return printedEquation(block.equation, true);
    case 'image':
      return tag('figure', {}, printedImage(block.image, lesson));
    case 'rule':
      return tag('hr', {});
    case 'note': {
      const title = block.title.length === 0 ? [] : [': ', ...printedInlines(block.title, printing)];
      return tag('aside', {}, tag('strong', {}, toneWords[block.tone], ...title), ...printedBlocks(block.blocks, printing));
    }
    case 'fold':
      return tag(
        'div',
        {},
        tag('p', {}, tag('strong', {}, ...printedInlines(block.title, printing))),
        ...printedBlocks(block.blocks, printing),
      );
    case 'figure': {
      const picture = printing.pictureOf(block.figure);
      const caption = tag('figcaption', {}, ...printedInlines(block.title, printing));
      return tag('figure', {}, caption, ...(picture ? [picture] : []), ...printedBlocks(block.alternative, printing));
    }
    case 'card':
      return printedCard(block, printing);
    case 'printed': {
      const title = titleOf(block.program, lesson);
      return tag('figure', {}, tag('figcaption', {}, `What “${title}” prints`), tag('pre', {}, block.lines.join('\n')));
    }
  }
}

function titleOf(program: string, { labs }: LessonView): string {
  return labs.find(({ id }) => id === program)?.title ?? program;
}

function printedTable({ caption, columns, rows }: Table, printing: Printing): Html {
  const cell = (name: 'th' | 'td', at: number, content: Parameters<typeof printedInlines>[0]): Html =>
    tag(name, { class: columns[at]?.align ?? 'start' }, ...printedInlines(content, printing));
  const head = tag('tr', {}, ...columns.map(({ content }, i) => cell('th', i, content)));
  const body = rows.map(row => tag('tr', {}, ...row.map((content, i) => cell('td', i, content))));
  const words = caption.length === 0 ? [] : [tag('caption', {}, ...printedInlines(caption, printing))];
  return tag('table', {}, ...words, tag('thead', {}, head), tag('tbody', {}, ...body));
}

function printedCard(card: Card, printing: Printing): Html {
  const { lesson } = printing;
  switch (card.of) {
    case 'lab': {
      const lab = lesson.labs.find(({ id }) => id === card.id);
      return tag('p', {}, tag('strong', {}, lab?.title ?? card.id), lab ? ` – ${lab.summary}` : '');
    }
    case 'exercise': {
      const exercise = lesson.exercises.find(({ id }) => id === card.id);
      return tag('div', {}, tag('p', {}, tag('strong', {}, exercise?.title ?? card.id)), ...printedBlocks(exercise?.task ?? [], printing));
    }
    case 'prediction': {
      const found = lesson.labs.find(({ id }) => id === card.lab)?.predictions.find(({ id }) => id === card.id);
      const now = lesson.progress.predictions[card.lab]?.[card.id];
      const question = printedInlines(found?.question ?? [], printing);
      const asked = tag('p', {}, tag('strong', {}, 'Predict, then run:'), ' ', ...question);
      if (!found || now?.stage !== 'met') return asked;
      return tag('div', {}, asked, tag('p', {}, now.words, ' ', ...printedInlines(found.reason, printing)));
    }
    case 'evidence':
      return tag('ul', {}, ...lesson.evidence.map(({ title, statement }) => tag('li', {}, tag('strong', {}, title), ': ', ...printedInlines(statement, printing)))); // prettier-ignore
    case 'glossary':
      return printedGlossary(printing);
  }
}

export function printedGlossary(printing: PrintedWith): Html {
  const entries = [...printing.lesson.glossary].sort((one, other) => one.term.localeCompare(other.term));
  return tag(
    'dl',
    {},
    ...entries.flatMap(({ term, content }) => [tag('dt', {}, term), tag('dd', {}, ...printedInlines(content, printing))]),
  );
}
