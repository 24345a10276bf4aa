import type * as vscode from 'vscode';
import type { Exercise, Lesson } from '../../core/lesson/lesson.ts';

/** An exercise with the lesson it belongs to. */
export interface LessonExercise {
  readonly lesson: Lesson;
  readonly exercise: Exercise;
}

/** A learner's file in which an exercise is done. */
export interface AttemptFile extends LessonExercise {
  readonly uri: vscode.Uri;
}

const attemptName = /^exercise-(.+)\.(lab\.[tj]s|md)$/;

/** The languages an attempt can be in; what is not an attempt by its name is none. */
export const attemptSelector: vscode.DocumentSelector = [
  { language: 'typescript', pattern: '**/exercise-*.lab.ts' },
  { language: 'javascript', pattern: '**/exercise-*.lab.js' },
  { language: 'markdown', pattern: '**/exercise-*.md' },
];

/** What the learner's file of an exercise is called. */
export function attemptFileOf({ id, kind }: Exercise): string {
  return `exercise-${id}.${kind === 'words' ? 'md' : 'lab.ts'}`;
}

/**
 * The exercise a file is an attempt at, told by its name alone: `exercise-ID.lab.ts`, or `exercise-ID-anything.lab.ts`
 * for a further one. Nothing in the text can make it another file, so any comment may be deleted.
 */
export function exerciseOfFile(fileName: string, lessons: readonly Lesson[]): LessonExercise | null {
  const [, name, ending] = attemptName.exec(fileName) ?? [];
  if (name === undefined) return null;
  const kind = ending === 'md' ? 'words' : 'code';
  const found = lessons
    .flatMap(lesson => lesson.exercises.map(exercise => ({ lesson, exercise })))
    .filter(({ exercise }) => exercise.kind === kind && (name === exercise.id || name.startsWith(`${exercise.id}-`)))
    // One exercise's id may begin with another's.
    .sort((one, other) => other.exercise.id.length - one.exercise.id.length);
  return found[0] ?? null;
}

export function isAttemptName(fileName: string): boolean {
  return attemptName.test(fileName);
}
