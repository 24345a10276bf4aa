import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { answerOf, lookAtWords } from '../../../src/core/rubric/rubric.ts';
import { parseManifest } from '../../../src/lesson/parseManifest.ts';

/** What an exercise in words keeps beside its rubric: answers, with what has to be said of them. */
interface Answers {
  readonly right: readonly string[];
  readonly wrong: readonly { readonly answer: string; readonly missing: readonly string[] }[];
}

const labs = join(repository, 'labs');

/** Every exercise in words of every lesson there is. */
async function exercisesInWords() {
  const folders = (await readdir(labs, { withFileTypes: true })).filter(entry => entry.isDirectory());
  const lessons = await Promise.all(
    folders.map(async ({ name }) => {
      const manifest = parseManifest(name, await readFile(join(labs, name, 'lesson.json'), 'utf8'));
      if ('problem' in manifest) throw new Error(manifest.problem);
      return manifest.exercises.filter(({ kind }) => kind === 'words').map(exercise => ({ lesson: name, exercise }));
    }),
  );
  return lessons.flat();
}

describe.each((await exercisesInWords()).map(one => [`${one.lesson}/${one.exercise.id}`, one] as const))(
  '%s',
  async (_id, { lesson, exercise }) => {
    const read = (path: string): Promise<string> => readFile(join(labs, lesson, path), 'utf8');
    const starter = await read(exercise.starter);
    const { right, wrong } = JSON.parse(await read(exercise.answers ?? '')) as Answers;
    const missingIn = (answer: string): readonly string[] => {
      const verdict = lookAtWords(answerOf(`${starter}\n${answer}\n`, starter), exercise);
      if (verdict.kind === 'notStarted') return exercise.rubric.map(({ id }) => id);
      return verdict.goals.flatMap(({ id, state }) => (state === 'met' ? [] : [id]));
    };

    it('has reference answers, and for each idea some without it', () => {
      expect(right.length).toBeGreaterThanOrEqual(5);
      const missed = new Set(wrong.flatMap(({ missing }) => missing));
      expect([...missed].sort()).toEqual(exercise.rubric.map(({ id }) => id).sort());
    });

    it.each(right)('is right: %s', answer => {
      expect(missingIn(answer)).toEqual([]);
    });

    it.each(wrong.map(({ answer, missing }) => [answer, missing] as const))('is not right: %s', (answer, missing) => {
      expect(missing.length).toBeGreaterThan(0);
      expect(missingIn(answer)).toEqual(missing);
    });
  },
);
