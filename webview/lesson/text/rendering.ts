import type { Block, Figure, LabPlace } from '../../../src/core/lesson/lessonDocument.ts';
import type { QuestionCard } from '../../ui/questionCard.ts';
import type { Covers } from './covers.ts';
import type { ModelTab } from '../../../src/core/channels/labPageChannel.ts';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import type { TextParts } from '../../ui/text/textParts.ts';

/** What the learner can do on the page. */
export interface LessonActions {
  openPlace(place: LabPlace): void;
  touchPlace(place: LabPlace | null): void;
  openWeb(url: string): void;
  openLab(lab: string): void;
  runLab(lab: string): void;
  /** Says what a run will show; a sentence says why it was not kept. */
  answer(lab: string, prediction: string, text: string): Promise<string | null>;
  /** Would rather see than say. */
  uncover(lab: string, prediction: string): void;
  /** To the question on this page; where it is not on it, to the lab. */
  goToQuestion(lab: string, prediction: string): void;
  /** To screen readers. */
  announce(sentence: string): void;
  openExercise(exercise: string): void;
  makeNote(): void;
  /** The learner's own model in the lab view. */
  showModel(tab: ModelTab): void;
  /** To a section, or a part of it, on this page. */
  goTo(section: string, part: string | null): void;
  goToTerm(term: string): void;
  /** To the exercise's card on this page; where there is none, to its file. */
  goToExercise(exercise: string): void;
}

/** Whose text is shown, and for whom. */
export interface RenderingOptions {
  readonly lesson: LessonView;
  readonly actions: LessonActions;
  /** Which section is being made: ids of its parts begin with it. */
  readonly section: string;
  readonly covers: Covers;
  makeFigure(figure: Figure, rendering: Rendering): HTMLElement;
  /** The card of a prediction, kept up to date from then on. */
  makeQuestion(lab: string, prediction: string, card: QuestionCard): HTMLElement;
}

/** What text needs to become elements of this page. */
export interface Rendering extends RenderingOptions, TextParts {
  /** Elements of blocks that stand inside something else. */
  blocks(blocks: readonly Block[]): HTMLElement[];
}

/** The id of a part of a section in the page; without a part, of the section. */
export function elementId(section: string, part: string | null = null): string {
  return part === null ? `section-${section}` : `part-${section}-${part}`;
}

/** The same for every symbol of a place; a page may have many. */
export function placeKey({ lab, name }: LabPlace): string {
  return `${lab}#${name ?? ''}`;
}
