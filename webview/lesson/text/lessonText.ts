import { Disposable } from '../../../src/core/base/disposable.ts';
import type { FigurePicture, LessonView, SectionView } from '../../../src/core/channels/lessonPageChannel.ts';
import type { Figure } from '../../../src/core/lesson/lessonDocument.ts';
import { Coverage } from '../../../src/core/lesson/coverage.ts';
import type { PredictionsNow } from '../../../src/core/lesson/predictionNow.ts';
import { h } from '../../ui/h.ts';
import type { QuestionCard } from '../../ui/questionCard.ts';
import { Covers } from './covers.ts';
import { glossaryList } from './cardViews.ts';
import { LessonFigure } from './lessonFigure.ts';
import { makeRendering } from './makeRendering.ts';
import { elementId, type LessonActions, type Rendering } from './rendering.ts';
import type { ReadingMemory } from './viewMemory.ts';

/** The text of a whole lesson: every section, its figures alive. Made anew when the lesson is shown anew. */
export class LessonText extends Disposable {
  /** What the contents list, in order. */
  readonly titles: readonly Pick<SectionView, 'id' | 'title'>[];
  readonly sections: readonly HTMLElement[];
  readonly covers: Covers;
  private readonly lesson: LessonView;
  private readonly figures: LessonFigure[] = [];
  private readonly questions: { readonly lab: string; readonly prediction: string; readonly card: QuestionCard }[] = [];

  constructor(lesson: LessonView, actions: LessonActions, memory: ReadingMemory) {
    super();
    this.lesson = lesson;
    const covers = (this.covers = new Covers({
      lesson,
      coverage: new Coverage(lesson.labs, lesson.progress.predictions),
      onUncover: (lab, prediction) => actions.uncover(lab, prediction),
      onAsk: (lab, prediction) => actions.goToQuestion(lab, prediction),
      fitFigures: room => {
        for (const figure of this.figures) if (room.contains(figure.element)) figure.fit();
      },
    }));
    const makeFigure = (block: Figure, within: Rendering): HTMLElement => {
      const figure = this.register(new LessonFigure(block, within, memory));
      this.figures.push(figure);
      return figure.element;
    };
    const makeQuestion = (lab: string, prediction: string, card: QuestionCard): HTMLElement => {
      this.questions.push({ lab, prediction, card });
      return card.element;
    };
    const renderingOf = (section: string): Rendering => makeRendering({ lesson, actions, section, covers, makeFigure, makeQuestion });
    const hasGlossary = lesson.sections.some(({ document }) =>
      document.blocks.some(block => block.kind === 'card' && block.of === 'glossary'),
    );
    const isAdded = !hasGlossary && lesson.glossary.length > 0;
    this.titles = [...lesson.sections, ...(isAdded ? [{ id: 'glossary', title: 'Glossary' }] : [])];
    this.sections = [
      ...lesson.sections.map(section => sectionElement(section, renderingOf(section.id))),
      ...(isAdded ? [glossarySection(renderingOf('glossary'))] : []),
    ];
    for (const root of [...this.sections, ...covers.hiddenContent]) for (const details of detailsIn(root)) keepOpen(details, memory);
    this.showPredictions(lesson.progress.predictions);
  }

  /** Says on the cards how predictions stand, and covers what they ask for; true where text came or went by that. */
  showPredictions(now: PredictionsNow): boolean {
    for (const { lab, prediction, card } of this.questions) card.show(now[lab]?.[prediction] ?? null);
    return this.covers.show(new Coverage(this.lesson.labs, now));
  }

  /** The first card that asks it. */
  questionOf(lab: string, prediction: string): QuestionCard | undefined {
    return this.questions.find(one => one.lab === lab && one.prediction === prediction && one.card.element.isConnected)?.card;
  }

  /** The figures as they are now. */
  pictures(): readonly FigurePicture[] {
    return this.figures.filter(({ element }) => element.isConnected).flatMap(figure => figure.picture() ?? []);
  }
}

function sectionElement({ id, title, isFolded, document: text }: SectionView, rendering: Rendering): HTMLElement {
  const heading = h('h2', { id: elementId(id), tabindex: -1 }, title);
  const blocks = rendering.blocks(text.blocks);
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

function detailsIn(root: HTMLElement): HTMLDetailsElement[] {
  const inside = [...root.querySelectorAll('details')];
  return root instanceof HTMLDetailsElement ? [root, ...inside] : inside;
}

function keepOpen(details: HTMLDetailsElement, memory: ReadingMemory): void {
  const { id } = details;
  if (id === '') return;
  if (memory.value.open.includes(id)) details.open = true;
  details.addEventListener('toggle', () => {
    const others = memory.value.open.filter(one => one !== id);
    memory.keep({ open: details.open ? [...others, id] : others });
  });
}
