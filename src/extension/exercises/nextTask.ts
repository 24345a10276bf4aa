import type { Progress } from '../../learning/progress.ts';
import { folderOfCopy } from '../progress/runRecorder.ts';
import type { AttemptFile, LessonExercise } from '../lessons/attemptFile.ts';

/** What comes after an exercise: the next of its lesson that is not extra and not passed; null where there is none. */
export function nextTask({ lesson, exercise, uri }: AttemptFile, progress: Progress): LessonExercise | null {
  const at = lesson.exercises.indexOf(exercise);
  const inTurn = [...lesson.exercises.slice(at + 1), ...lesson.exercises.slice(0, at)];
  const isOpen = (id: string): boolean => progress.exerciseState(folderOfCopy(uri), lesson.id, id) !== 'passed';
  const next = inTurn.find(one => !one.extra && isOpen(one.id));
  return next ? { lesson, exercise: next } : null;
}
