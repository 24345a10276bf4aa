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
      return share(lesson.evidence, item => evidenceState(item, { lesson, folder }, progress) === 'shown');
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

/**
 * What stands of an item: nothing counts as shown before the note has been made, which asks why it is so. `seen`: the
 * learner's runs hold it.
 */
export function evidenceState(item: EvidenceItem, { lesson, folder }: Place, progress: Progress): 'open' | 'seen' | 'shown' {
  const place = folder.toString();
  const isSeen = item.shows.every(source => progress.runThatShowed(factKey(source), place, lesson.id, source.lab) !== undefined);
  if (!isSeen) return 'open';
  return progress.noteMade(place, lesson.id) === undefined ? 'seen' : 'shown';
}
