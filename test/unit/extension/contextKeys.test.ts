import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { LabViewProvider } from '../../../src/extension/labView/labViewProvider.ts';
import type { RunService } from '../../../src/extension/runs/runService.ts';
import type { ValueSheets } from '../../../src/extension/values/valueSheets.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { ContextKeys } = await import('../../../src/extension/values/contextKeys.ts');

const lab = fake.Uri.file('/course/a.lab.ts');
const attempt = fake.Uri.file('/course/exercise-a.lab.ts');
const words = fake.Uri.file('/course/exercise-b.md');
const other = fake.Uri.file('/course/notes.md');

/** What VS Code was told last of each key. */
function told(): Record<string, unknown> {
  const set = fake.executed.filter(({ command }) => command === 'setContext');
  return Object.fromEntries(set.map(({ args: [key, value] }) => [String(key).replace('gatescope.', ''), value]));
}

function see(...uris: readonly fake.Uri[]): void {
  fake.window.visibleTextEditors = uris.map(uri => new fake.FakeEditor(new fake.FakeText(uri, '')));
}

function make(shown?: vscode.Uri, task?: vscode.Uri): void {
  new ContextKeys({
    runs: standIn<RunService>({ runningUri: undefined, onDidChange: () => new fake.Disposable(() => undefined) }),
    sheets: standIn<ValueSheets>({ get: () => undefined, onDidChange: () => new fake.Disposable(() => undefined) }),
    labView: standIn<LabViewProvider>({ hasFocus: false, onDidChangeFocus: fake.silent, onDidOpen: fake.silent }),
    shownLab: { uri: shown },
    tab: { shownUri: task },
  });
}

describe('what commands mean while no file is active', () => {
  beforeEach(() => {
    fake.forgetAll();
    fake.window.activeTextEditor = undefined;
    see();
  });

  it('is nothing where there is neither lab nor attempt', () => {
    see(other);
    make();
    expect(told()).toMatchObject({ hasLab: false, hasAttempt: false });
  });

  it.each<[string, readonly fake.Uri[], vscode.Uri | undefined, vscode.Uri | undefined, object]>([
    ['a lab that can be seen', [other, lab], undefined, undefined, { hasLab: true, hasAttempt: false }],
    ['the lab of the lab view, which a lesson page covers', [], lab, undefined, { hasLab: true, hasAttempt: false }],
    ['an attempt that can be seen, which is a lab, too', [attempt], undefined, undefined, { hasLab: true, hasAttempt: true }],
    ['an answer in words that can be seen', [words], undefined, undefined, { hasLab: false, hasAttempt: true }],
    ['the attempt of the tab Task, which a lesson page covers', [], undefined, words, { hasLab: false, hasAttempt: true }],
  ])('is %s', (_, seen, shown, task, keys) => {
    see(...seen);
    make(shown, task);
    expect(told()).toMatchObject(keys);
  });
});
