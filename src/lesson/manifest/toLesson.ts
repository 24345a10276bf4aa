import type { Exercise, Lab, Lesson, Study } from '../../core/lesson/lesson.ts';
import type { Manifest } from './manifestSchema.ts';

/**
 * The lesson of a manifest, with the lines its programs are expected to print.
 * @param read the text of one of the lesson's files; what it throws is passed on
 */
export async function toLesson(manifest: Manifest, read: (path: string) => Promise<string>): Promise<Lesson> {
  const lines = async (path: string): Promise<string[]> => (await read(path)).replace(/\r?\n$/, '').split(/\r?\n/);
  const labs = manifest.labs.map(async (lab): Promise<Lab> => ({
    ...lab,
    expected: await lines(lab.expected),
    twin: lab.twin ?? null,
    predictions: lab.predictions.map(({ comparedWith = null, toldBy = null, ...prediction }) => ({
      ...prediction,
      comparedWith,
      toldBy,
    })),
  }));
  const studies = manifest.studies.map(async (study): Promise<Study> => ({ ...study, expected: await lines(study.expected) }));
  const { id, number, title, summary, authors, sections, glossary } = manifest;
  return {
    ...{ id, number, title, summary, authors, sections, glossary },
    labs: await Promise.all(labs),
    studies: await Promise.all(studies),
    exercises: manifest.exercises.map(toExercise),
    evidence: manifest.evidence.map(item => ({
      ...item,
      shows: item.shows.map(({ lab, variable = null, line = null }) => ({ lab, variable, line })),
    })),
  };
}

function toExercise(exercise: Manifest['exercises'][number]): Exercise {
  const hints = exercise.hints.map(({ goal = null, text }) => ({ goal, text }));
  return { ...exercise, lab: exercise.lab ?? null, check: exercise.check ?? null, hints };
}
