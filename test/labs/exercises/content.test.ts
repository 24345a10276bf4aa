import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { hintLadder } from '../../../src/learning/hintLadder.ts';
import { answerOf, lookAtWords } from '../../../src/learning/rubric/rubric.ts';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { checkText } from './attempt.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
const read = (path: string): Promise<string> => readFile(join(lesson, path), 'utf8');
const manifest = await readManifest('lstm-and-gru', read);
if ('problem' in manifest) throw new Error(manifest.problem);
const { exercises } = manifest;

/** What check programs share. */
const helpers = [
  'memory-task.ts',
  'prediction.ts',
  'lstm-state.ts',
  'marked-value.ts',
  'module-weights.ts',
  'training-loop.ts',
  'counted.ts',
  'plain-rnn.ts',
  'lines.ts',
  'seen-sequences.ts',
  'lstm-step.ts',
];

/** Ids that a check program can report, as they stand in its text. */
async function reported(check: string): Promise<{ goals: Set<string>; mistakes: Set<string> }> {
  const beside = helpers.map(name => read(join(check, '..', name)));
  const text = (await read(check)) + (await Promise.all(beside)).join('');
  const ids = (pattern: RegExp): Set<string> => new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''));
  return { goals: ids(/\{\s*id: '([a-z-]+)',\s*title:/gu), mistakes: ids(/(?:mistake\(\s*|id: )'([a-z0-9-]+)'/gu) };
}

describe.each(exercises.map(exercise => [exercise.id, exercise] as const))('%s', (id, exercise) => {
  it('has its task, its answer, and a title in its starter', async () => {
    expect((await read(exercise.task)).length).toBeGreaterThan(100);
    expect((await read(exercise.answer)).length).toBeGreaterThan(100);
    expect(await read(exercise.starter)).toContain(`Exercise: ${exercise.title}`);
  });

  it('has hints from vague to plain for every state of a check', async () => {
    expect(
      hintLadder(
        exercise.hints.map(({ goal = null, text }) => ({ goal, text })),
        null,
      ).length,
    ).toBeGreaterThanOrEqual(2);
    const known = exercise.check === undefined ? new Set(exercise.rubric.map(idea => idea.id)) : new Set<string>();
    if (exercise.check !== undefined) {
      const { goals, mistakes } = await reported(exercise.check);
      for (const one of [...goals, ...mistakes]) known.add(one);
    }
    for (const { goal } of exercise.hints)
      if (goal !== undefined && id !== 'predict-shapes') expect(known, `${id}: ${goal}`).toContain(goal);
  });

  it('has a walkthrough that begins at the starter and ends at the reference', async () => {
    expect(exercise.walkthrough.length).toBeGreaterThanOrEqual(1);
    const [reference] = exercise.solutions;
    expect(await read(exercise.walkthrough.at(-1)?.file ?? '')).toBe(await read(reference?.file ?? ''));
  });

  it('has solutions that are right', async () => {
    expect(exercise.solutions.length).toBeGreaterThanOrEqual(exercise.extra ? 1 : 2);
    for (const { file } of exercise.solutions) {
      const text = await read(file);
      if (exercise.kind === 'code') expect(await checkText(id, text), file).toMatchObject({ kind: 'right' });
      else if (file.endsWith('.md')) {
        expect(lookAtWords(answerOf(text, await read(exercise.starter)), exercise)).toMatchObject({ kind: 'right' });
      }
    }
  });
});

describe('the exercises', () => {
  it('are the five of the course, and more', () => {
    const needed = exercises.filter(({ extra }) => !extra).map(({ id }) => id);
    expect(needed).toEqual(['forget-gate', 'label-last', 'lstm-classifier', 'longer-sequence', 'why-gru']);
  });

  it('use every file in their folder', async () => {
    const used = new Set(
      exercises.flatMap(one => [
        one.task,
        one.starter,
        one.check,
        one.answer,
        ...[one.answers ?? []].flat(),
        `exercises/${one.id}/exercise.json`,
        ...one.rubric.map(({ id }) => `exercises/${one.id}/ideas/${id}.json`),
        ...one.walkthrough.map(step => step.file),
        ...one.solutions.map(({ file }) => file),
      ]),
    );
    for (const helper of helpers) used.add(`exercises/checks/${helper}`);
    const files = (await readdir(join(lesson, 'exercises'), { recursive: true, withFileTypes: true })).filter(entry => entry.isFile());
    const stray = files.map(file => join(file.parentPath, file.name).slice(lesson.length + 1)).filter(path => !used.has(path));
    expect(stray).toEqual([]);
  });
});
