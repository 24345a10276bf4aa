import { expect, it } from 'vitest';
import { checkText, textOf } from './attempt.ts';
import { groups } from './attempts.ts';
import { judgeAttempts } from './judgeAttempts.ts';

judgeAttempts(groups.numbers);

it.each([
  ['predict-lstm-step', 'cT: 1', 'cT: 0.1', 'c-t'],
  ['predict-gru-step', 'hCandidate: 0.9', 'hCandidate: 1.4', 'h-candidate'],
  ['predict-shapes', 'gruH: [1, 4, 16]', 'gruH: [4, 16]', 'gru-h'],
] as const)('a guess of %s is judged on its own line', async (exercise, from, to, goal) => {
  const text = await textOf(exercise, { name: 'one wrong', edits: [[from, to]] });
  const line = text.split('\n').findIndex(one => one.includes(to)) + 1;
  const verdict = await checkText(exercise, text);
  expect(verdict).toMatchObject({ kind: 'notYetRight', line });
  expect(verdict.goals.find(({ id }) => id === goal)).toMatchObject({ state: 'missed', line });
});
