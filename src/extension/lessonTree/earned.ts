import { factKey } from '../../learning/factKey.ts';
import type { EvidenceItem, Exercise } from '../../core/lesson/lesson.ts';
import type { Progress } from '../../learning/progress.ts';
import type { GroupName, GroupNode, PlacedLesson } from '../lessons/lessonNodes.ts';

type Place = Pick<PlacedLesson, 'lesson' | 'folder'>;

/** How many of a total are done. */
export interface Share {
  readonly done: number;
  readonly total: number;
}

/** What of one part of a lesson is earned. Exercises that are more to do count for nothing here, but for `moreIn`. */
export function earnedIn(group: GroupName, { lesson, folder }: PlacedLesson, progress: Progress): Share {
  const place = folder.toString();
  switch (group) {
    case 'sections':
      return share(lesson.sections, section => progress.isSectionRead(lesson.id, section.id));
    case 'labs':
      return share(lesson.labs, lab => progress.labState(place, lesson.id, lab.id) === 'matched');
    case 'exercises':
      return passedOf(
        lesson.exercises.filter(({ extra }) => !extra),
        { lesson, folder },
        progress,
      );
    case 'evidence':
      return share(lesson.evidence, item => isShown(item, { lesson, folder }, progress));
  }
}

/** What of the rows of a group is more to do, and passed: with `earnedIn` it counts every row. */
export function moreIn({ group, ...place }: GroupNode, progress: Progress): Share {
  return passedOf(group === 'exercises' ? place.lesson.exercises.filter(({ extra }) => extra) : [], place, progress);
}

function share<T>(items: readonly T[], isEarned: (item: T) => boolean): Share {
  return { done: items.filter(isEarned).length, total: items.length };
}

function passedOf(exercises: readonly Exercise[], { lesson, folder }: Place, progress: Progress): Share {
  return share(exercises, ({ id }) => progress.exerciseState(folder.toString(), lesson.id, id) === 'passed');
}

/** True where the learner's runs hold all that the item shows. */
export function isShown(item: EvidenceItem, { lesson, folder }: Place, progress: Progress): boolean {
  return item.shows.every(source => progress.runThatShowed(factKey(source), folder.toString(), lesson.id, source.lab) !== undefined);
}
