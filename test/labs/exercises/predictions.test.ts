import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText, exercises } from './attempt.ts';

type Guess = readonly [what: string, guesses: Readonly<Record<string, unknown>>, expected: string, mistake?: string];

/** As the check names the sub-goal of a guess. */
const goalOf = (name: string): string => name.replace(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`);

const lstm = { forgetGate: 0.7, cT: 1, hT: 0.5 };
const gru = { updateGate: 0.7, hCandidate: 0.9, hT: 0.8 };
const shapes = { lstmOut: [4, 6, 16], lstmH: [1, 4, 16], lstmC: [1, 4, 16], gruOut: [4, 6, 16], gruH: [1, 4, 16] };

const sets: Readonly<Record<string, readonly Guess[]>> = {
  'predict-lstm-step': [
    ['exact', { forgetGate: 0.7311, cT: 0.9787, hT: 0.5028 }, 'right'],
    ['near', { forgetGate: 0.8, cT: 0.9, hT: 0.6 }, 'right'],
    ['none', { forgetGate: null, cT: null, hT: null }, 'notStarted'],
    ['one only', { ...lstm, cT: null, hT: null }, 'cT'],
    ['the score for the gate', { ...lstm, forgetGate: 1 }, 'forgetGate', 'score-for-gate'],
    ['a gate beyond 1', { ...lstm, forgetGate: 1.7 }, 'forgetGate', 'gate-out-of-range'],
    ['text', { ...lstm, forgetGate: 'most' }, 'forgetGate', 'no-number'],
    ['kept only', { ...lstm, cT: 0.585 }, 'cT', 'only-kept'],
    ['memory unchanged', { ...lstm, cT: 0.8 }, 'cT', 'unchanged'],
    ['output above the memory', { ...lstm, hT: 1.2 }, 'hT', 'shows-more'],
    ['too low', { ...lstm, hT: 0.1 }, 'hT'],
  ],
  'predict-gru-step': [
    ['exact', { updateGate: 0.69, hCandidate: 0.8849, hT: 0.8276 }, 'right'],
    ['near', gru, 'right'],
    ['the score for the gate', { ...gru, updateGate: 0.8 }, 'updateGate', 'score-for-gate'],
    ['a gate below 0', { ...gru, updateGate: -0.2 }, 'updateGate', 'gate-out-of-range'],
    ['no number', { ...gru, hCandidate: [1] }, 'hCandidate', 'no-number'],
    ['candidate beyond the tanh', { ...gru, hCandidate: 1.4 }, 'hCandidate', 'candidate-out-of-range'],
    ['not between', { ...gru, hT: 1.2 }, 'hT', 'not-between'],
    ['too low a candidate', { ...gru, hCandidate: 0.5 }, 'hCandidate'],
  ],
  'predict-shapes': [
    ['exact', shapes, 'right'],
    ['features kept', { ...shapes, lstmOut: [4, 6, 8] }, 'lstmOut', 'features-for-hidden'],
    ['two axes', { ...shapes, lstmH: [4, 16] }, 'lstmH', 'axis-missing'],
    ['batch first in a state', { ...shapes, lstmC: [4, 1, 16] }, 'lstmC', 'batch-first-state'],
    ['a state of every step', { ...shapes, lstmH: [4, 6, 16] }, 'lstmH', 'state-every-step'],
    ['time first', { ...shapes, gruOut: [6, 4, 16] }, 'gruOut', 'time-first'],
    ['the state for the output', { ...shapes, gruOut: [1, 4, 16] }, 'gruOut', 'state-for-output'],
    ['a number', { ...shapes, gruH: 64 }, 'gruH', 'no-list'],
    ['none for the last', { ...shapes, gruH: null }, 'gruH'],
  ],
};

describe.each(Object.keys(sets))('%s', id => {
  const starter = (): Promise<string> => readFile(join(exercises, id, 'start.lab.ts'), 'utf8');

  it('is not started while the starter is unchanged', async () => {
    expect(await checkText(id, await starter())).toMatchObject({ kind: 'notStarted' });
  });

  it.each((sets[id] ?? []).map(guess => [guess[0], guess] as const))('%s', async (_name, [, guesses, expected, mistake]) => {
    const text = (await starter()).replace(/const guess = \{[\s\S]*?\n\};/u, `const guess: any = ${JSON.stringify(guesses)};`);
    const verdict = await checkText(id, text);
    expect(verdict.goals.find(goal => goal.state === 'missed')?.id ?? verdict.kind, JSON.stringify(verdict)).toBe(
      ['right', 'notStarted'].includes(expected) ? expected : goalOf(expected),
    );
    if (mistake !== undefined) expect(verdict.mistake?.id).toBe(mistake);
    if (expected === 'right') expect(verdict.mistake).toBeNull();
  });

  it('wants its guesses where they were', async () => {
    const text = (await starter()).replaceAll('guess', 'mine');
    expect(await checkText(id, text)).toMatchObject({ kind: 'notYetRight', mistake: { id: 'no-guess' } });
  });
});
