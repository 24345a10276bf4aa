import { readFile } from 'node:fs/promises';
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

describe.each(exercises.map(exercise => [exercise.id, exercise] as const))('%s', (id, exercise) => {
  it('has its task and its answer', async () => {
    expect((await read(exercise.task)).length).toBeGreaterThan(100);
    expect((await read(exercise.answer)).length).toBeGreaterThan(100);
  });

  it('has hints from vague to plain', () => {
    expect(
      hintLadder(
        exercise.hints.map(({ goal = null, text }) => ({ goal, text })),
        null,
      ).length,
    ).toBeGreaterThanOrEqual(2);
  });

  it('has a walkthrough', () => {
    expect(exercise.walkthrough.length).toBeGreaterThanOrEqual(1);
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
});
