import type { Lesson } from '../../core/lesson/lesson.ts';
import type { Block, LabPlace } from '../../core/lesson/lessonDocument.ts';
import type { LessonMemory, LessonProgress, LessonView } from '../../core/channels/lessonPageChannel.ts';
import { addressesIn, placesIn } from '../../learning/lessonWalk.ts';

/** The lesson a page shows, and what may be asked about it. */
export interface ShownLesson {
  readonly lesson: Lesson;
  readonly view: Omit<LessonView, 'progress' | 'memory'>;
  /** Every place of a lab that the text speaks of. */
  readonly places: readonly LabPlace[];
  /** Addresses in the web that the text links to: no other may be opened. */
  readonly addresses: ReadonlySet<string>;
}

export function shownLesson(lesson: Lesson, view: ShownLesson['view']): ShownLesson {
  const blocks: Block[] = [
    ...view.sections.flatMap(({ document }) => document.blocks),
    ...view.exercises.flatMap(({ task }) => task),
    ...view.glossary.map(({ content }): Block => ({ kind: 'paragraph', content })),
    ...view.evidence.map(({ statement }): Block => ({ kind: 'paragraph', content: statement })),
  ];
  return { lesson, view, places: placesIn(blocks), addresses: addressesIn(blocks) };
}

export function wholeView({ view }: ShownLesson, progress: LessonProgress, memory: LessonMemory | null): LessonView {
  return { ...view, progress, memory };
}
