import { expect, it, vi } from 'vitest';
import { unlooked, type Verdict } from '../../../../src/core/run/verdict.ts';
import type { CheckedAttempt } from '../../../../src/extension/exercises/checkService.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { codeExercise, lesson } from './sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { PassedCheck } = await import('../../../../src/extension/exercises/passedCheck.ts');

const uri = fake.Uri.file('/exercise-one.lab.ts');
const right: Verdict = { kind: 'right', message: 'Right.', line: null, goals: [], mistake: null, notes: [] };

it.each([
  ['right', right, true],
  ['not yet right', { ...right, kind: 'notYetRight' as const }, false],
  ['without a verdict', unlooked('couldNotRun', 'The check could not run: no page.'), false],
])('a check that is %s has the last word or not', (_name, verdict, isCleared) => {
  const checked = new fake.EventEmitter<CheckedAttempt>();
  const [clear, clearFailed] = [vi.fn(), vi.fn()];
  new PassedCheck({ checks: { onDidCheck: checked.event }, problems: { clear }, sheets: { clearFailed } });
  checked.fire({ attempt: { lesson, exercise: codeExercise, uri }, text: '', verdict });
  for (const one of [clear, clearFailed]) expect(one.mock.calls).toEqual(isCleared ? [[uri]] : []);
});
