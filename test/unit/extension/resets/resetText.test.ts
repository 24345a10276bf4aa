import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import { logs, starter } from '../exercises/sampleExercise.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { TextBackups } = await import('../../../../src/extension/lessons/textBackups.ts');
const { GuardedFiles } = await import('../../../../src/extension/trust/guardedFiles.ts');
const { Trust } = await import('../../../../src/extension/trust/trust.ts');
const { ResetText } = await import('../../../../src/extension/lessons/resetText.ts');

const mine = 'const gate = my(own);\n';
const { files } = fake.memoryFiles;
const guarded = new GuardedFiles(new Trust());
const backups = () => [...files].filter(([path]) => path.startsWith('/backups/'));

function setUp() {
  const document = new fake.FakeText('/course/exercise-close-it.lab.ts', mine);
  files.set(document.uri.path, 'what is on the disk');
  const texts = { put: (_id: string, name: string) => fake.Uri.file(`/shown/${name}`) };
  const kept = new TextBackups(fake.Uri.file('/backups'), guarded);
  const parts = new ResetText({ texts: standIn(texts), backups: kept, files: guarded, log: standIn(logs()) });
  const reset = () => parts.reset({ uri: document.uri, given: starter, id: 'close-it' });
  return { document, reset };
}

const agree = () => fake.presses.push((_, buttons) => buttons[0]);
const { apply } = fake.editing;

beforeEach(() => {
  fake.forgetAll();
  fake.editing.apply = apply;
  vi.restoreAllMocks();
});

describe('a reset', () => {
  it('shows both texts, asks, keeps the old one, and is one edit that is not saved', async () => {
    const { document, reset } = setUp();
    agree();
    expect(await reset()).toBe(true);
    expect(fake.executed[0]?.command).toBe('vscode.diff');
    expect(document.getText()).toBe(starter);
    expect(document.undo).toEqual([mine]);
    expect(document.isDirty).toBe(true);
    expect(files.get(document.uri.path)).toBe('what is on the disk');
    expect(backups()).toEqual([[expect.stringMatching(/exercise-close-it\.lab\.ts$/), mine]]);
  });

  it('changes nothing where the learner changes their mind, and where there is nothing to reset', async () => {
    const { document, reset } = setUp();
    expect(await reset()).toBe(false);
    expect(document.getText()).toBe(mine);
    expect(backups()).toEqual([]);
    document.replace(starter.replaceAll('\n', '\r\n'));
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Nothing to reset: this is the text you were given.');
  });

  it.each([true, false])('puts the file in front again and closes the comparison, reset or not: %s', async isReset => {
    const { document, reset } = setUp();
    const closed: unknown[] = [];
    vi.spyOn(fake.window.tabGroups, 'close').mockImplementation(tabs => Promise.resolve(closed.push(...(tabs as unknown[])) > 0));
    fake.presses.push((_, buttons) => {
      const [original, modified] = fake.executed[0]?.args as [vscode.Uri, vscode.Uri];
      const inputs = [new fake.TabInputTextDiff(original, modified), new fake.TabInputTextDiff(modified, original)];
      fake.window.tabGroups.all = [new fake.FakeTabGroup(fake.ViewColumn.One, inputs)];
      return isReset ? buttons[0] : undefined;
    });
    expect(await reset()).toBe(isReset);
    expect(closed).toEqual([fake.window.tabGroups.all[0]?.tabs[0]]);
    expect(fake.shownDocuments).toEqual([document.uri.path]);
    fake.window.tabGroups.all = [];
  });

  it('does not happen where the backup cannot be written', async () => {
    const { document, reset } = setUp();
    vi.spyOn(fake.memoryFiles, 'writeFile').mockRejectedValue(new fake.FileSystemError('NoPermissions'));
    agree();
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Not reset: the backup could not be written.');
    expect(document.getText()).toBe(mine);
  });

  it('does not happen where the backup reads otherwise than it was written', async () => {
    const { document, reset } = setUp();
    vi.spyOn(fake.memoryFiles, 'writeFile').mockImplementation(({ path }) => {
      files.set(path, '');
      return Promise.resolve();
    });
    agree();
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Not reset: the backup could not be written.');
    expect(document.getText()).toBe(mine);
  });

  it('does not happen where the text changed meanwhile', async () => {
    const { document, reset } = setUp();
    fake.presses.push((_, buttons) => {
      document.replace('typed while asked');
      return buttons[0];
    });
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Not reset: the file changed. Try again.');
    expect(document.getText()).toBe('typed while asked');
    expect(backups()).toEqual([]);
  });

  it('does not happen where the text changed while the backup was written', async () => {
    const { document, reset } = setUp();
    const readFile = fake.memoryFiles.readFile.bind(fake.memoryFiles);
    vi.spyOn(fake.memoryFiles, 'readFile').mockImplementation(uri => {
      if (uri.path.startsWith('/backups/')) document.replace('typed while kept');
      return readFile(uri);
    });
    agree();
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Not reset: the file changed. Try again.');
    expect(document.getText()).toBe('typed while kept');
  });

  it('says so where VS Code refuses the edit', async () => {
    const { document, reset } = setUp();
    fake.editing.apply = () => false;
    agree();
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('Not reset: the file changed. Try again.');
    expect(document.getText()).toBe(mine);
  });

  it('opens a copy where the file is read-only', async () => {
    const { document, reset } = setUp();
    vi.spyOn(fake.memoryFiles, 'stat').mockResolvedValue(fake.fileStat(fake.FileType.File, 60, true));
    expect(await reset()).toBe(false);
    expect(fake.said.at(-1)).toBe('This file is read-only. A copy was opened instead.');
    expect(fake.opened.at(-1)).toEqual({ language: 'typescript', content: starter });
    expect(document.getText()).toBe(mine);
  });
});
