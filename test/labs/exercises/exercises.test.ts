import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText, exercises, textOf, type Attempt } from './attempt.ts';
import { attempts } from './attempts.ts';

describe.each(Object.entries(attempts))('%s', (exercise, own) => {
  it('is not started while the starter is unchanged in what matters', async () => {
    const starter = await readFile(join(exercises, exercise, 'start.lab.ts'), 'utf8');
    const bare = starter
      .replaceAll(/^\s*\/\/.*\n/gmu, '')
      .replaceAll("'", '"')
      .replaceAll(';\n', '\n');
    for (const text of [starter, bare, `${starter}\n// Done?\n`, starter.replaceAll('\n', '\r\n'), '', '// Later.\n']) {
      expect(await checkText(exercise, text)).toMatchObject({ kind: 'notStarted', goals: [] });
    }
  });

  it('its reference is right', async () => {
    const verdict = await checkText(exercise, await readFile(join(exercises, exercise, 'solution.lab.ts'), 'utf8'));
    expect(verdict).toMatchObject({ kind: 'right', mistake: null });
    expect(verdict.goals.length).toBeGreaterThan(2);
  });

  it('could not be looked at where it cannot be read', async () => {
    const verdict = await checkText(exercise, 'const a = ;\n');
    expect(verdict).toMatchObject({ kind: 'couldNotRun', line: 1, goals: [] });
    expect(verdict.message).toMatch(/^Your attempt cannot be read yet\. /u);
  });

  it.each(own.map(attempt => [attempt.name, attempt] as const))('%s', async (_name, attempt) => {
    const verdict = await checkText(exercise, await textOf(exercise, attempt));
    const missed = verdict.goals.find(goal => goal.state === 'missed')?.id ?? verdict.kind;
    expect(missed, JSON.stringify(verdict, null, 1)).toBe(attempt.expect);
    if (attempt.expect === 'right' || attempt.mistake === null) expect(verdict.mistake).toBeNull();
    if (attempt.mistake === undefined || attempt.mistake === null) return;
    expect(verdict.mistake?.id, JSON.stringify(verdict, null, 1)).toBe(attempt.mistake);
    expect(verdict.message).toBe(`Not yet right: ${verdict.mistake?.message ?? ''}`);
  });
});

describe('where there is time for one seed only', () => {
  const noTime = 1;

  it.each([
    ['longer-sequence', { name: 'learns nothing', edits: [['lr: 0.03', 'lr: 0.00001']] }],
    ['gate-beats-rnn', { name: 'too short', edits: [['const steps = 20;', 'const steps = 9;']] }],
    ['forget-bias', { name: 'learns nothing', edits: [['lr: 0.01', 'lr: 0.00001']] }],
  ] as const satisfies readonly (readonly [string, Omit<Attempt, 'expect'>])[])(
    'nothing is said against an attempt at %s',
    async (exercise, attempt) => {
      const verdict = await checkText(exercise, await textOf(exercise, attempt), noTime);
      expect(verdict).toMatchObject({ kind: 'couldNotRun', goals: [] });
      expect(verdict.message).toContain('no time for several seeds');
    },
  );

  it('one that shows it is enough', async () => {
    expect(await checkText('gate-beats-rnn', await textOf('gate-beats-rnn', { name: 'reference' }), noTime)).toMatchObject({
      kind: 'right',
    });
  });
});

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
