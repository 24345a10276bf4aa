import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import * as fake from '../fakeVSCode/vscode.ts';
import { eventually } from '../../eventually.ts';

const started: string[] = [];
vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
vi.mock('../../../../src/compiler/compiler.ts', () => ({
  CompilerQueue: class {
    constructor() {
      started.push('compiler');
    }
    dispose(): void {
      started.push('compiler ended');
    }
  },
}));
vi.mock('../../../../src/python/runPython.ts', () => ({ runPython: () => started.push('python') }));
const { activate } = await import('../../../../src/extension/extension.ts');
const { commands, trustedCommands } = await import('../../../../src/extension/host/ids.ts');
const { Guards } = await import('../../../../src/extension/parts/guards.ts');
const { tellUntrusted } = await import('../../../../src/extension/trust/trust.ts');

const sentence = 'Running labs needs a trusted folder.';
const course = '/course';
const lab = `${course}/lab-1-scalar-lstm.lab.ts`;
const attempt = `${course}/exercise-forget-gate.lab.ts`;
const arriving = `${course}/.gatescope/arriving`;
const { files } = fake.memoryFiles;
/** What promises that are on their way can still do. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
};

/** All that must not happen, whatever is asked for. */
const happened = () => ({
  written: [...fake.memoryFiles.written],
  edited: [...fake.edited],
  settings: [...fake.settingsWritten],
  started: [...started],
  // The lesson page is text; the lab view makes a sandbox.
  labViews: fake.pageViews.filter(({ webview }) => webview.html.includes('<script')).length,
});
const none = { written: [], edited: [], settings: [], started: [], labViews: 0 };

let parts: ReturnType<typeof activate>;
let untouched: Map<string, string>;
beforeAll(async () => {
  fake.installLessons();
  files.set(lab, 'const cT = 1;\n');
  files.set(attempt, 'const mine = 1;\n');
  files.set(`${course}/evidence.md`, '# My note\n<!-- gatescope:shown one 00000000 -->\n<!-- gatescope:end -->\n');
  files.set(arriving, 'lstm-and-gru');
  untouched = new Map(files);
  fake.workspace.workspaceFolders = [fake.folderAt(course)];
  fake.workspace.isTrusted = false;
  fake.pages.areAnswering = true;
  parts = activate(fake.extensionContext());
  await settle();
});

beforeEach(() => {
  for (const page of [...fake.panels, ...fake.pageViews]) page.dispose();
  fake.forgetWhatHappened();
  started.length = 0;
  fake.workspace.isTrusted = false;
});

/** Calls a command with nothing and with everything that a lens or a menu could hand it. */
async function callEveryWay(command: string): Promise<void> {
  const [lesson] = await parts.library.lessons();
  const place = { lesson, root: fake.folderAt(course), folder: fake.Uri.file(course) };
  const ways = [
    undefined,
    fake.Uri.file(lab),
    fake.Uri.file(attempt),
    { kind: 'lab', lab: lesson?.labs[0], ...place },
    { kind: 'exercise', exercise: lesson?.exercises[0], ...place },
    { kind: 'section', section: lesson?.sections[0], ...place },
  ];
  for (const way of ways) await fake.registered.get(command)?.(way);
  await settle();
}

describe('a window whose folder is not trusted', () => {
  it('has touched, opened and started nothing by being opened', () => {
    expect(files).toEqual(untouched);
    expect(happened()).toEqual(none);
    expect(fake.executed.filter(({ command }) => command.startsWith('gatescope.'))).toEqual([]);
  });

  it.each(Object.values(commands))('writes, runs and starts nothing by %s', async command => {
    expect(fake.registered.has(command)).toBe(true);
    await callEveryWay(command);
    expect(happened()).toEqual(none);
    expect(files).toEqual(untouched);
  });

  it.each([...trustedCommands])('says why, and asks nothing and opens nothing, at %s', async command => {
    await callEveryWay(command);
    expect([...new Set(fake.said)]).toEqual([sentence]);
    expect(fake.asked).toEqual([]);
    expect(fake.shownDocuments).toEqual([]);
    expect(fake.panels).toEqual([]);
  });

  it.each([...trustedCommands])('would not without the word that %s needs trust', async command => {
    (trustedCommands as Set<string>).delete(command);
    try {
      await callEveryWay(command);
      const isQuiet = fake.asked.length + fake.shownDocuments.length + fake.panels.length === 0;
      expect(isQuiet && fake.said.every(one => one === sentence)).toBe(false);
      // The other guards hold by themselves.
      expect(happened()).toEqual(none);
    } finally {
      (trustedCommands as Set<string>).add(command);
    }
  });

  it('says why where what was asked for needs the lab view, the folder or the settings', async () => {
    for (const command of [commands.showLabView, commands.openLessonFolder, commands.newLab, commands.cycleDensity]) {
      fake.said.length = 0;
      await fake.registered.get(command)?.();
      await settle();
      expect([command, fake.said]).toEqual([command, [sentence]]);
    }
  });

  it('asks for no folder, where none is open', async () => {
    fake.workspace.workspaceFolders = [];
    try {
      for (const command of [commands.openLessonFolder, commands.newLab]) await fake.registered.get(command)?.();
      await settle();
    } finally {
      fake.workspace.workspaceFolders = [fake.folderAt(course)];
    }
    expect(fake.asked).toEqual([]);
    expect(new Set(fake.said)).toEqual(new Set([sentence]));
  });

  it('opens labs and exercises to be read: the own copy, or the text of the lesson', async () => {
    const [lesson] = await parts.library.lessons();
    await fake.registered.get(commands.openLab)?.({ lesson, lab: lesson?.labs[0] });
    await fake.registered.get(commands.openLab)?.({ lesson, lab: lesson?.labs[1] });
    expect(fake.shownDocuments).toEqual([lab, `/lstm-and-gru/${lesson?.labs[1]?.file ?? ''}`]);
    const exercise = lesson?.exercises.find(({ id }) => id === 'forget-gate');
    fake.shownDocuments.length = 0;
    await fake.registered.get(commands.openExercise)?.({
      kind: 'exercise',
      lesson,
      exercise,
      root: fake.folderAt(course),
      folder: fake.Uri.file(course),
    });
    await settle();
    expect([exercise?.id, fake.said, fake.asked, fake.shownDocuments]).toEqual(['forget-gate', [], [], [attempt]]);
    expect(fake.said).toEqual([]);
  });

  it('has a lens above a lab that leads to trust, and no questions', async () => {
    const lenses = await Promise.all(
      fake.lensProviders.map(async provider => provider.provideCodeLenses(fake.documentAt(lab), new fake.FakeToken())),
    );
    const labLenses = lenses.flatMap(some => some ?? []).map(({ command }) => command?.command);
    expect(labLenses).toEqual(['workbench.trust.manage']);
  });

  it('lets none of the guards be walked round', async () => {
    const { files: guarded, loadPython } = new Guards(parts.log);
    const uri = fake.Uri.file('/course/x');
    const attempts = [
      () => guarded.write(uri, new Uint8Array()),
      () => guarded.writeText(uri, 'x'),
      () => guarded.makeFolder(uri),
      () => guarded.copy(uri, uri),
      () => guarded.rename(uri, uri),
      () => guarded.remove(uri),
      () => guarded.edit(new vscode.WorkspaceEdit()),
      () => guarded.set('gatescope.x', 1, vscode.ConfigurationTarget.Global),
      () => loadPython(),
      () => parts.labView.open(),
    ];
    for (const one of attempts) await expect(one()).rejects.toThrow(sentence);
    expect(happened()).toEqual(none);
  });

  it('keeps what is earned in memory', async () => {
    await parts.progress.record({ kind: 'sectionRead', lesson: 'lstm-and-gru', section: 'objectives' });
    expect(parts.progress.progress.isSectionRead('lstm-and-gru', 'objectives')).toBe(true);
    expect(fake.memoryFiles.written).toEqual([]);
    expect(fake.said).toEqual([]);
  });

  it('brings a lab view back as a sentence, without a sandbox', async () => {
    fake.viewCommand('gatescope.lab.focus');
    await settle();
    const html = fake.pageViews.at(-1)?.webview.html;
    expect(html).toContain(sentence);
    expect(html).not.toContain('<script');
  });

  it('leads to where trust is given', async () => {
    fake.presses.push((_, [manage]) => manage);
    await tellUntrusted();
    expect(fake.executed).toEqual([{ command: 'workbench.trust.manage', args: [] }]);
  });

  it('does all of it once trust is given, without being opened anew', async () => {
    fake.workspace.isTrusted = true;
    fake.trustGranted.fire();
    await eventually(() => {
      expect(files.has(arriving)).toBe(false);
      expect(fake.executed.map(({ command }) => command)).toContain(commands.openLesson);
      expect([...files.keys()].some(path => path.startsWith('/storage/progress/'))).toBe(true);
    });
    const lenses = await Promise.all(
      fake.lensProviders.map(async provider => provider.provideCodeLenses(fake.documentAt(lab), new fake.FakeToken())),
    );
    expect(lenses.flatMap(some => some ?? []).map(({ command }) => command?.command)).toEqual(
      expect.arrayContaining([commands.runLab, commands.predict]),
    );
    await fake.registered.get(commands.openLessonFolder)?.();
    expect(files.has(`${course}/lab-2-scalar-gru.lab.ts`)).toBe(true);
  });
});
