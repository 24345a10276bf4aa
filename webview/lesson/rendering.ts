import type { Block, Figure, LabPlace } from '../../src/core/lessonDocument.ts';
import type { LessonView } from '../../src/core/lessonPage.ts';

/** What the learner can do on the page. */
export interface LessonActions {
  openPlace(place: LabPlace): void;
  touchPlace(place: LabPlace | null): void;
  openWeb(url: string): void;
  openLab(lab: string): void;
  runLab(lab: string): void;
  predict(lab: string, prediction: string): void;
  openExercise(exercise: string): void;
  makeNote(): void;
  /** To a section, or a part of it, on this page. */
  goTo(section: string, part: string | null): void;
  goToTerm(term: string): void;
  /** To the exercise's card on this page; where there is none, to its file. */
  goToExercise(exercise: string): void;
}

/** What text needs to become elements. */
export interface Rendering {
  readonly lesson: LessonView;
  readonly actions: LessonActions;
  /** Which section is being made: ids of its parts begin with it. */
  readonly section: string;
  /** Elements of blocks that stand inside something else. */
  blocks(blocks: readonly Block[]): HTMLElement[];
  makeFigure(figure: Figure, rendering: Rendering): HTMLElement;
}

/** The id of a part of a section in the page; without a part, of the section. */
export function elementId(section: string, part: string | null = null): string {
  return part === null ? `section-${section}` : `part-${section}-${part}`;
}

/** The same for every symbol of a place; a page may have many. */
export function placeKey({ lab, name }: LabPlace): string {
  return `${lab}#${name ?? ''}`;
}
