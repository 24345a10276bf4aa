import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unlooked, type Verdict } from '../../../../src/core/run/verdict.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { codeExercise, lesson, right, wrong } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Attempts } = await import('../../../../src/extension/exercises/attempts.ts');
const { ExerciseLens } = await import('../../../../src/extension/exercises/exerciseLens.ts');

const own = ['Check', 'Task', 'Hint', 'Walkthrough', 'Reset'];

/** The words of the lenses above a file, icons left out. */
async function lensesOf(text: string, state: { verdict?: Verdict; isChecking?: boolean; name?: string } = {}): Promise<string[]> {
  const document = new fake.FakeText(`/course/${state.name ?? 'exercise-close-it.lab.ts'}`, text);
  const attempt = { lesson, exercise: codeExercise, uri: document.uri };
  const checks = {
    onDidChange: () => ({ dispose: () => undefined }),
    isChecking: () => state.isChecking === true,
    resultOf: () => state.verdict && { attempt, text: 'checked', verdict: state.verdict },
  };
  const attempts = new Attempts({
    library: standIn({ lessons: () => Promise.resolve([lesson]) }),
    ...{ folder: standIn({}), opener: standIn({}), trust: standIn({}) },
  });
  const lenses = await new ExerciseLens(attempts, standIn(checks)).provideCodeLenses(document);
  expect(lenses.every(({ range, command }) => range.start.line === 0 && command?.arguments?.[0] === document.uri)).toBe(true);
  return lenses.map(({ command }) => (command?.title ?? '').replace(/^\$\([\w~-]+\) /, ''));
}

beforeEach(() => {
  fake.forgetAll();
});

describe('the lenses of an attempt', () => {
  it('stand above it whatever its text is, and above nothing else', async () => {
    expect(await lensesOf('// Exercise: Close it\n')).toEqual(own);
    expect(await lensesOf('')).toEqual(own);
    expect(await lensesOf('// Exercise: Close it\n', { name: 'lab-1.lab.ts' })).toEqual([]);
  });

  it.each([
    [right, 'Right: 1 of 1'],
    [wrong, 'Not yet: 0 of 2'],
    [unlooked('notStarted', 'Not started yet.'), 'Not started'],
    [unlooked('couldNotRun', 'The check could not run: no page.'), 'Not checked'],
  ])('say what the last check found, of the text that was checked', async (verdict, words) => {
    expect(await lensesOf('checked', { verdict })).toEqual([own[0], words, ...own.slice(1)]);
    expect(await lensesOf('edited', { verdict })).toEqual([own[0], 'Edited since the check', ...own.slice(1)]);
  });

  it('say that a check is on', async () => {
    expect((await lensesOf('mine', { isChecking: true }))[0]).toBe('Checking');
  });
});
