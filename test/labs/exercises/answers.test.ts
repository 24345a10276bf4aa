import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { answerOf, lookAtWords } from '../../../src/learning/rubric/rubric.ts';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';

/** What an exercise in words keeps beside its rubric: answers, with what has to be said of them. */
interface Answers {
  readonly right?: readonly string[];
  readonly wrong?: readonly { readonly answer: string; readonly missing: readonly string[] }[];
}

const labs = join(repository, 'labs');

/** Every exercise in words of every lesson there is. */
async function exercisesInWords() {
  const folders = (await readdir(labs, { withFileTypes: true })).filter(entry => entry.isDirectory());
  const lessons = await Promise.all(
    folders.map(async ({ name }) => {
      const manifest = await readManifest(name, path => readFile(join(labs, name, path), 'utf8'));
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
    const files = await Promise.all([exercise.answers ?? []].flat().map(async path => JSON.parse(await read(path)) as Answers));
    const right = files.flatMap(file => file.right ?? []);
    const wrong = files.flatMap(file => file.wrong ?? []);
    const all = exercise.rubric.map(({ id }) => id);
    const missingIn = (answer: string): readonly string[] => {
      const verdict = lookAtWords(answerOf(`${starter}\n${answer}\n`, starter), exercise);
      if (verdict.kind === 'notStarted') return all;
      return verdict.goals.flatMap(({ id, state }) => (state === 'met' ? [] : [id]));
    };

    it('has reference answers, and for each idea some without it', () => {
      expect(right.length).toBeGreaterThanOrEqual(5);
      const missed = new Set(wrong.flatMap(({ missing }) => missing));
      expect([...missed].sort()).toEqual([...all].sort());
    });

    const told = exercise.rubric.flatMap(({ title, missing }) => [title, missing]);
    // The titles stand beside every check, and the questions where an idea is missing: who copies them has said nothing.
    const titles = `${exercise.rubric.map(({ title }) => title).join('. ')}.`;
    it.each([...told, told.join('\n\n'), titles])('does not tell the answer by itself: %s', text => {
      expect(missingIn(text)).toEqual(all);
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
