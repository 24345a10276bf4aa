import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText, exercises, textOf, type Attempt } from './attempt.ts';
import { forgetGate } from './forgetGate.ts';
import { labelLast } from './labelLast.ts';
import { longerSequence } from './longerSequence.ts';
import { lstmClassifier } from './lstmClassifier.ts';

const sets: Readonly<Record<string, readonly Attempt[]>> = {
  'forget-gate': forgetGate,
  'label-last': labelLast,
  'lstm-classifier': lstmClassifier,
  'longer-sequence': longerSequence,
};

describe.each(Object.keys(sets))('%s', exercise => {
  const attempts = sets[exercise] ?? [];

  it('is not started while the starter is unchanged in what matters', async () => {
    const starter = await readFile(join(exercises, exercise, 'start.lab.ts'), 'utf8');
    const bare = starter
      .replaceAll(/^\s*\/\/.*\n/gmu, '')
      .replaceAll("'", '"')
      .replaceAll(';\n', '\n');
    for (const text of [starter, bare, `${starter}\n// Done?\n`, starter.replaceAll('\n', '\r\n')]) {
      expect(await checkText(exercise, text)).toMatchObject({ kind: 'notStarted', goals: [] });
    }
  });

  it.each(['solution'])('its %s is right', async name => {
    const verdict = await checkText(exercise, await readFile(join(exercises, exercise, `${name}.lab.ts`), 'utf8'));
    expect(verdict).toMatchObject({ kind: 'right', mistake: null });
    expect(verdict.goals.length).toBeGreaterThan(2);
  });

  it('could not be looked at where it cannot be read', async () => {
    const verdict = await checkText(exercise, 'const a = ;\n');
    expect(verdict).toMatchObject({ kind: 'couldNotRun', line: 1, goals: [] });
  });

  it.each(attempts.map(attempt => [attempt.name, attempt] as const))('%s', async (_name, attempt) => {
    const verdict = await checkText(exercise, await textOf(exercise, attempt));
    const missed = verdict.goals.find(goal => goal.state === 'missed')?.id ?? verdict.kind;
    expect({ missed, mistake: attempt.mistake ?? verdict.mistake?.id }, JSON.stringify(verdict, null, 1)).toEqual({
      missed: attempt.expect,
      mistake: attempt.expect === 'right' ? undefined : (attempt.mistake ?? verdict.mistake?.id),
    });
    expect(verdict.mistake?.id).toBe(attempt.mistake ?? verdict.mistake?.id);
  });
});

describe('the attempts here', () => {
  it.each(Object.entries(sets))('%s: three right ones, six recognised mistakes, ten more wrong ones', (_exercise, attempts) => {
    expect(attempts.filter(one => one.expect === 'right').length).toBeGreaterThanOrEqual(3);
    expect(new Set(attempts.map(one => one.mistake).filter(Boolean)).size).toBeGreaterThanOrEqual(6);
    expect(attempts.filter(one => one.expect !== 'right').length).toBeGreaterThanOrEqual(16);
  });
});
