import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { readLesson } from '../unit/lesson/readLesson.ts';
import { verdictOn } from './exercises/attempt.ts';
import { python, runPython } from './pytorch.ts';
import { watchedRun } from './watchedRun.ts';

const labs = join(repository, 'labs');
/** The product's own lesson has more tests than these, in files of their own. */
const own = 'lstm-and-gru';
const folders = [
  ...readdirSync(labs).flatMap(name => (name !== own && existsSync(join(labs, name, 'lesson.json')) ? [join(labs, name)] : [])),
  join(repository, 'test/fixtures/lessons/tiny'),
];

describe.each(await Promise.all(folders.map(async folder => [folder, (await readLesson(folder)).lesson] as const)))(
  'the lesson in %s',
  (folder, lesson) => {
    const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

    it.each(lesson.labs)('prints in $id what it says it prints', async ({ file, expected }) => {
      expect((await watchedRun(file, await read(file))).printed).toEqual(expected);
    });

    it.runIf(python).each(lesson.labs.filter(({ twin }) => twin !== null))(
      'prints the same in PyTorch: $id',
      async ({ twin, expected }) => {
        expect((await runPython(join(folder, twin ?? ''))).trimEnd().split('\n')).toEqual(expected);
      },
    );

    const inCode = lesson.exercises.filter(({ check }) => check !== null);
    it.each(inCode)('takes the starter of $id for not started, and its solutions for right', async ({ starter, check, solutions }) => {
      const file = check ?? '';
      const verdictOf = async (attempt: string): Promise<string> => {
        const verdict = await verdictOn({
          starter: await read(starter),
          attempt: { name: 'mine.lab.ts', text: await read(attempt) },
          check: { name: file, text: await read(file), readFile: name => read(join(dirname(file), name)).catch(() => null) },
        });
        return verdict.kind;
      };
      expect(await verdictOf(starter)).toBe('notStarted');
      for (const solution of solutions) expect([solution.file, await verdictOf(solution.file)]).toEqual([solution.file, 'right']);
    });
  },
);
