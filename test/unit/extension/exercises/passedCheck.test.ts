import { expect, it, vi } from 'vitest';
import { unlooked, type Verdict } from '../../../../src/core/verdict.ts';
import * as fake from '../fakeVSCode.ts';

vi.mock('vscode', () => import('../fakeVSCode.ts'));
const { PassedCheck } = await import('../../../../src/extension/exercises/passedCheck.ts');

const uri = new fake.Uri('/exercise-one.lab.ts');
const right: Verdict = { kind: 'right', message: 'Right.', line: null, goals: [], mistake: null, notes: [] };

it.each([
  ['right', right, true],
  ['not yet right', { ...right, kind: 'notYetRight' as const }, false],
  ['without a verdict', unlooked('couldNotRun', 'The check could not run: no page.'), false],
])('a check that is %s has the last word or not', (_name, verdict, isCleared) => {
  const checked = new fake.EventEmitter<{ attempt: { uri: fake.Uri }; verdict: Verdict }>();
  const [clear, clearFailed] = [vi.fn(), vi.fn()];
  new PassedCheck({ checks: { onDidCheck: checked.event } as never, problems: { clear }, sheets: { clearFailed } });
  checked.fire({ attempt: { uri }, verdict });
  for (const one of [clear, clearFailed]) expect(one.mock.calls).toEqual(isCleared ? [[uri]] : []);
});
