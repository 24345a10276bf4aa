import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';
import { folderOnDisk } from '../../../src/cli/lesson/folderOnDisk.ts';
import type { KeptAttempt } from '../../../src/preflight/exercises/keptAttempts.ts';
import { lookAtLesson } from '../../../src/preflight/lookAtLesson.ts';

const labs = join(repository, 'labs');
const lessons = readdirSync(labs, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [join(labs, entry.name)] : []));

async function attemptsOf(path: string): Promise<(readonly [string, readonly KeptAttempt[]])[]> {
  const folder = await folderOnDisk(path);
  if ('problem' in folder) throw new Error(folder.problem);
  const { exercises } = await lookAtLesson(folder, []);
  return exercises.map(({ exercise, attempts }) => [exercise.id, attempts] as const);
}

/** Attempts that are kept for each exercise in code, by its id. */
export const attempts: Readonly<Record<string, readonly KeptAttempt[]>> = Object.fromEntries(
  (await Promise.all(lessons.map(attemptsOf))).flat(),
);

/** Exercises whose attempts are tested one after the other; each group has a test file of its own, and those run side by side. */
export const groups = {
  numbers: ['forget-gate', 'predict-lstm-step', 'predict-gru-step', 'predict-shapes'],
  models: ['label-last', 'lstm-classifier', 'forget-bias'],
  lengths: ['longer-sequence', 'gate-beats-rnn'],
} as const;
