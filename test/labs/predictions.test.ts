import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { answerToGuess, readGuess } from '../../src/learning/prediction.ts';
import { readLesson } from '../unit/lesson/readLesson.ts';
import { watchedRun } from './watchedRun.ts';

/** By prediction: a right guess, a wrong one, and how the answer begins. */
const guesses: Readonly<Record<string, readonly [string, string, string]>> = {
  'scalar-lstm/c-t-against-c-prev': ['up', 'down', 'up, from 0.8 to 0.9787'],
  'scalar-gru/h-t-range': ['0.7 to 0.89', '0 to 0.7', '0.8276'],
  'shapes/lstm-h-shape': ['1, 4, 16', '4, 6, 16', '[1, 4, 16]'],
  'memory-task/loss-falls': ['down', 'same', 'down, from 0.7465 to '],
  'marked-value/held-out-by-cell': ['up', 'same', 'up, from 0.5234 to 1'],
  'gradients/first-gradient': ['up', 'down', 'up, from '],
  'exploding/scaled-gradient': ['1000 to 1000000', '1 to 100', '127'],
  'exploding/limited-loss': ['down', 'up', 'down, from '],
};

const folder = join(repository, 'labs/lstm-and-gru');
const { lesson } = await readLesson(folder);

it.each(lesson.labs.map(lab => [lab.id, lab] as const))('what is asked of %s is answered by its run', async (id, { file, predictions }) => {
  expect(predictions.length).toBeGreaterThan(0);
  const { compiled, state } = await watchedRun(file, await readFile(join(folder, file), 'utf8'));
  for (const prediction of predictions) {
    const known = guesses[`${id}/${prediction.id}`];
    if (!known) throw new Error(`Nobody knows the answer to '${id}/${prediction.id}'.`);
    const [right, wrong, actual] = known;
    for (const [text, isRight] of [
      [right, true],
      [wrong, false],
    ] as const) {
      const guess = readGuess(prediction.kind, text);
      if (typeof guess === 'string') throw new Error(guess);
      const answer = answerToGuess(prediction, guess, compiled, state);
      expect(answer).toEqual({ actual: expect.stringContaining(actual) as string, isRight });
      expect(answer?.actual.startsWith(actual)).toBe(true);
    }
  }
});
