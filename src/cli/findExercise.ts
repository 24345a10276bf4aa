import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseOf, type KnownExercise } from '../learning/exerciseOf.ts';
import type { Rubric } from '../core/lesson/lesson.ts';
import { readManifest } from '../lesson/manifest/readManifest.ts';

/** An exercise of a lesson on disk. */
export interface FoundExercise extends KnownExercise, Rubric {
  readonly kind: 'code' | 'words';
  /** The check program's path; null for an answer in words. */
  readonly check: string | null;
}

const largestFile = 1024 * 1024;

/** All exercises of the lessons in `folder`, a folder a lesson. A lesson that cannot be read has none. */
export async function readExercises(folder: string): Promise<FoundExercise[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map(name => readLesson(join(folder, name), name)));
  return found.flat();
}

async function readLesson(folder: string, name: string): Promise<FoundExercise[]> {
  const manifest = await readManifest(name, path => readSmall(join(folder, path))).catch(() => null);
  if (!manifest || 'problem' in manifest) return [];
  return Promise.all(
    manifest.exercises.map(async ({ id, title, kind, starter, check, rubric, subjects }) => ({
      ...{ id, title, kind, rubric, subjects },
      starter: await readFile(join(folder, starter), 'utf8'),
      check: check === undefined ? null : join(folder, check),
    })),
  );
}

/** @throws for what is no file, or larger than a lesson's files may be */
async function readSmall(path: string): Promise<string> {
  const found = await lstat(path);
  if (!found.isFile() || found.size > largestFile) throw new Error(`'${path}' is no file of a lesson.`);
  return readFile(path, 'utf8');
}

/** The exercise named `id`, or the one `file` is recognised as; else one sentence. */
export function chooseExercise(
  exercises: readonly FoundExercise[],
  { file, text, id }: { readonly file: string; readonly text: string; readonly id: string | null },
): FoundExercise | { readonly problem: string } {
  const known = exercises.map(exercise => exercise.id).join(', ');
  if (exercises.length === 0) return { problem: 'No lesson with exercises was found. Say where lessons are: --lessons FOLDER.' };
  const found = id === null ? exerciseOf(file, text, exercises) : (exercises.find(exercise => exercise.id === id) ?? null);
  if (found) return found;
  return {
    problem:
      id === null
        ? `Which exercise '${file}' belongs to cannot be told. Say it: --exercise ID, one of ${known}.`
        : `There is no exercise '${id}'. There are ${known}.`,
  };
}
