import { factKey } from '../../core/factKey.ts';
import type { EvidenceItem } from '../../core/lesson.ts';
import type { Progress } from '../../core/progress.ts';
import type { GroupName, PlacedLesson } from './lessonNodes.ts';

/** How many of so many. */
export interface Share {
  readonly done: number;
  readonly total: number;
}

/** What of one part of a lesson is earned. Exercises that are more to do count for nothing here. */
export function earnedIn(group: GroupName, { lesson, folder }: PlacedLesson, progress: Progress): Share {
  const place = folder.toString();
  const share = <T>(items: readonly T[], isEarned: (item: T) => boolean): Share => ({
    done: items.filter(isEarned).length,
    total: items.length,
  });
  switch (group) {
    case 'sections':
      return share(lesson.sections, section => progress.isSectionRead(lesson.id, section.id));
    case 'labs':
      return share(lesson.labs, lab => progress.labState(place, lesson.id, lab.id) === 'matched');
    case 'exercises':
      return share(
        lesson.exercises.filter(({ extra }) => !extra),
        exercise => progress.exerciseState(place, lesson.id, exercise.id) === 'passed',
      );
    case 'evidence':
      return share(lesson.evidence, item => isShown(item, { lesson, folder }, progress));
  }
}

/** True where the learner's runs hold all that the item shows. */
export function isShown(item: EvidenceItem, { lesson, folder }: Pick<PlacedLesson, 'lesson' | 'folder'>, progress: Progress): boolean {
  return item.shows.every(source => progress.runThatShowed(factKey(source), folder.toString(), lesson.id, source.lab) !== undefined);
}
