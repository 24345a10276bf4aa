import { Disposable } from '../../src/core/disposable.ts';
import type { FigurePicture, LessonView, SectionView } from '../../src/core/lessonPage.ts';
import { h } from '../ui/h.ts';
import { blockElements } from './blocks.ts';
import { glossaryList } from './cards.ts';
import { LessonFigure } from './lessonFigure.ts';
import { elementId, type LessonActions, type Rendering } from './rendering.ts';
import type { ViewMemory } from './viewMemory.ts';

/** The text of a whole lesson: every section, its figures alive. Made anew when the lesson is shown anew. */
export class LessonText extends Disposable {
  /** What the contents list, in order. */
  readonly titles: readonly Pick<SectionView, 'id' | 'title'>[];
  readonly sections: readonly HTMLElement[];
  private readonly figures: LessonFigure[] = [];

  constructor(lesson: LessonView, actions: LessonActions, memory: ViewMemory) {
    super();
    const renderingOf = (section: string): Rendering => {
      const rendering: Rendering = {
        lesson,
        actions,
        section,
        blocks: blocks => blockElements(blocks, rendering),
        makeFigure: (block, within) => {
          const figure = this.register(new LessonFigure(block, within, memory));
          this.figures.push(figure);
          return figure.element;
        },
      };
      return rendering;
    };
    const hasGlossary = lesson.sections.some(({ document }) =>
      document.blocks.some(block => block.kind === 'card' && block.of === 'glossary'),
    );
    const isAdded = !hasGlossary && lesson.glossary.length > 0;
    this.titles = [...lesson.sections, ...(isAdded ? [{ id: 'glossary', title: 'Glossary' }] : [])];
    this.sections = [
      ...lesson.sections.map(section => sectionElement(section, renderingOf(section.id))),
      ...(isAdded ? [glossarySection(renderingOf('glossary'))] : []),
    ];
    for (const details of this.sections.flatMap(section => [...section.querySelectorAll('details')])) keepOpen(details, memory);
  }

  /** The figures as they are now. */
  pictures(): readonly FigurePicture[] {
    return this.figures.flatMap(figure => figure.picture() ?? []);
  }
}

function sectionElement({ id, title, isFolded, document: text }: SectionView, rendering: Rendering): HTMLElement {
  const heading = h('h2', { id: elementId(id), tabindex: -1 }, title);
  const blocks = blockElements(text.blocks, rendering);
  for (const block of blocks) block.dataset['block'] = '';
  if (text.notice !== null) blocks.push(h('p', { class: 'muted' }, text.notice));
  const attributes = { class: 'section', 'aria-labelledby': elementId(id), 'data-section': id };
  if (!isFolded) return h('section', attributes, heading, ...blocks);
  const fold = h('details', { id: `fold-${id}`, class: 'section-fold' }, h('summary', {}, 'Open this section'), ...blocks);
  return h('section', attributes, heading, fold);
}

function glossarySection(rendering: Rendering): HTMLElement {
  const heading = h('h2', { id: elementId('glossary'), tabindex: -1 }, 'Glossary');
  return h(
    'section',
    { class: 'section', 'aria-labelledby': elementId('glossary'), 'data-section': 'glossary' },
    heading,
    glossaryList(rendering),
  );
}

function keepOpen(details: HTMLDetailsElement, memory: ViewMemory): void {
  const { id } = details;
  if (id === '') return;
  if (memory.value.open.includes(id)) details.open = true;
  details.addEventListener('toggle', () => {
    const others = memory.value.open.filter(one => one !== id);
    memory.keep({ open: details.open ? [...others, id] : others });
  });
}
