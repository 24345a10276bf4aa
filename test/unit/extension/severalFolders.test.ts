import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lesson } from '../../../src/core/lesson/lesson.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { eventually } from '../eventually.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { activate } = await import('../../../src/extension/extension.ts');
const { commands } = await import('../../../src/extension/host/ids.ts');

const { files } = fake.memoryFiles;
const first = fake.folderAt('/first');
const second = fake.folderAt('/second', 1);
const context = fake.extensionContext();
let parts: ReturnType<typeof activate>;
let lesson: Lesson;
let lab: Lesson['labs'][number];
let other: Lesson['labs'][number];
let inFirst: string;
let inSecond: string;
beforeAll(async () => {
  fake.installLessons();
  fake.workspace.workspaceFolders = [first, second];
  parts = activate(context);
  lesson = (await parts.library.lessons())[0] ?? expect.fail('There is no lesson.');
  [lab, other] = [lesson.labs[0] ?? expect.fail('There is no lab.'), lesson.labs[1] ?? expect.fail('There is one lab only.')];
  inFirst = `/first/${lesson.id}`;
  inSecond = `/second/${lesson.id}`;
});

beforeEach(() => {
  fake.forgetWhatHappened();
  fake.memoryFiles.unavailable.clear();
  fake.workspace.workspaceFolders = [first, second];
  fake.documents.length = 0;
  fake.window.visibleTextEditors = [];
  for (const path of [...files.keys()].filter(one => /^\/(first|second)\//.test(one))) files.delete(path);
  files.set(`${inSecond}/${lab.file}`, 'const cT = 1;\n');
});

const open = async (argument: unknown): Promise<string[]> => {
  await fake.registered.get(commands.openLab)?.(argument);
  return fake.shownDocuments.splice(0);
};
/** The learner is in that file. */
const goTo = (path: string): void => {
  fake.window.visibleTextEditors = [new fake.FakeEditor(fake.documentAt(path))];
};
const copies = (): string[] => [...files.keys()].filter(path => /^\/(first|second)\/.*\.lab\.ts$/.test(path)).sort();

const nodeIn = (root: typeof first) => ({ kind: 'lesson', lesson, root, folder: fake.Uri.file(`${root.uri.path}/${lesson.id}`) });
/** What the page was told of the labs last. */
const labsOn = (page: fake.FakePanel | undefined): unknown => {
  const told = page?.sent.findLast(({ method }) => method === 'show' || method === 'showProgress');
  return told?.params?.['progress'] ?? told?.params;
};
/** The lab failed in the first folder and matched in the second one, so that a page shows where it belongs. */
const runInBoth = async (): Promise<void> => {
  files.set(`${inFirst}/${lab.file}`, '');
  const deed = { kind: 'labRan', lesson: lesson.id, lab: lab.id, facts: null } as const;
  await parts.progress.record({ ...deed, outcome: 'failed', place: `file://${inFirst}` });
  await parts.progress.record({ ...deed, outcome: 'matched', place: `file://${inSecond}` });
};
const saysOf = async (page: fake.FakePanel | undefined, state: string): Promise<void> => {
  await eventually(() => {
    expect(labsOn(page)).toMatchObject({ labs: { [lab.id]: state } });
  });
};
const setFolders = (...folders: readonly (typeof first)[]): void => {
  fake.workspace.workspaceFolders = folders;
  fake.foldersChanged.fire({ added: [], removed: [] });
};

describe('a window with several folders', () => {
  it('opens the labs of a lesson where the lesson is, whichever folder that is', async () => {
    expect(await open({ lesson, lab })).toEqual([`${inSecond}/${lab.file}`]);
    expect(await open({ lesson, lab: other })).toEqual([`${inSecond}/${other.file}`]);
    expect(copies()).toEqual([`${inSecond}/${lab.file}`, `${inSecond}/${other.file}`].sort());
  });

  it('opens them in the folder that was asked for, and there alone', async () => {
    expect(await open({ lesson, lab, root: first })).toEqual([`${inFirst}/${lab.file}`]);
    expect(await open({ lesson, lab, root: second })).toEqual([`${inSecond}/${lab.file}`]);
    expect(files.get(`${inSecond}/${lab.file}`)).toBe('const cT = 1;\n');
  });

  it('means the folder that the learner is in where several have the lesson, or else the first', async () => {
    files.set(`${inFirst}/${lab.file}`, '');
    expect(await open({ lesson, lab: other })).toEqual([`${inFirst}/${other.file}`]);
    goTo(`${inSecond}/${lab.file}`);
    expect(await open({ lesson, lab: other })).toEqual([`${inSecond}/${other.file}`]);
    files.set('/second/my-own.lab.ts', '');
    goTo('/second/my-own.lab.ts');
    expect(await open({ lesson, lab: other })).toEqual([`${inSecond}/${other.file}`]);
  });

  it('runs a lab of the second folder', async () => {
    // Whether it starts or is refused, it is told of which lab that is.
    const begun = new Promise<string>(resolve => {
      parts.runs.onDidStart(({ uri }) => {
        resolve(uri.path);
      });
      parts.runs.onDidRefuse(({ uri }) => {
        resolve(uri.path);
      });
    });
    void fake.registered.get(commands.runLab)?.({ lesson, lab });
    expect(await begun).toBe(`${inSecond}/${lab.file}`);
    parts.runs.stop();
  });

  it('puts all labs where their lesson is', async () => {
    await fake.registered.get(commands.openLessonFolder)?.();
    expect(copies()).toEqual(lesson.labs.map(({ file }) => `${inSecond}/${file}`).sort());
  });

  it('puts them into the first folder where no folder has the lesson', async () => {
    files.delete(`${inSecond}/${lab.file}`);
    await fake.registered.get(commands.openLessonFolder)?.();
    expect(copies()).toEqual(lesson.labs.map(({ file }) => `${inFirst}/${file}`).sort());
  });

  it('makes the note where the lesson is', async () => {
    await fake.registered.get(commands.makeNote)?.();
    expect([...files.keys()].filter(path => /^\/(first|second)\/.*evidence\.md$/.test(path))).toEqual([`${inSecond}/evidence.md`]);
  });

  it('keeps what was earned in each folder apart, and shows on the page what was earned in its own', async () => {
    await runInBoth();
    const { progress } = parts.progress;
    expect([inFirst, inSecond].map(place => progress.labState(`file://${place}`, lesson.id, lab.id))).toEqual(['failed', 'matched']);
    await fake.registered.get(commands.openLesson)?.(nodeIn(second));
    const [page] = fake.panels;
    page?.call('ready');
    await saysOf(page, 'matched');
    // The page does not answer here, so that nobody waits for it.
    void fake.registered.get(commands.openLesson)?.(nodeIn(first));
    await saysOf(page, 'failed');
    page?.call('openLab', { lab: other.id });
    await eventually(() => {
      expect(fake.shownDocuments).toEqual([`${inFirst}/${other.file}`]);
    });
    page?.dispose();
  });

  it('shows the page of the folder that a lesson was started in, also where the page of another one is open', async () => {
    await runInBoth();
    fake.choices.folder = second.uri;
    await fake.registered.get(commands.startLesson)?.();
    const told = fake.executed.find(({ command }) => command === commands.openLesson);
    void fake.registered.get(commands.openLesson)?.(nodeIn(first));
    await eventually(() => {
      expect(fake.panels).toHaveLength(1);
    });
    const [page] = fake.panels;
    page?.call('ready');
    await saysOf(page, 'failed');
    void fake.registered.get(commands.openLesson)?.(...(told?.args ?? []));
    await saysOf(page, 'matched');
    page?.dispose();
  });

  it('goes on with another folder where that of the page is taken out, and stays there', async () => {
    await runInBoth();
    await fake.registered.get(commands.openLesson)?.(nodeIn(second));
    const [page] = fake.panels;
    page?.call('ready');
    await saysOf(page, 'matched');
    setFolders(first);
    await saysOf(page, 'failed');
    page?.sent.splice(0);
    setFolders(first, second);
    await saysOf(page, 'failed');
    page?.dispose();
  });

  it('goes on without a folder that cannot be read', async () => {
    fake.memoryFiles.unavailable.add('/first');
    expect(await open({ lesson, lab })).toEqual([`${inSecond}/${lab.file}`]);
    const shown = await fake.trees.get('gatescope.lessons')?.getChildren();
    expect(shown).toMatchObject([{ root: second, isOnly: true }]);
  });

  it('goes on beside a file that has the name of the lesson', async () => {
    files.set(inFirst, 'a file, not a folder');
    expect(await open({ lesson, lab })).toEqual([`${inSecond}/${lab.file}`]);
    files.delete(inFirst);
  });

  it('has tests for the exercises of the folders that have the lesson, and of no other', async () => {
    const [controller] = fake.controllers;
    const places = (): string[] => [
      ...new Set([...(controller?.items ?? [])].map(([, { uri }]) => uri?.path.replace(/\/[^/]*$/, '') ?? '')),
    ];
    await controller?.resolveHandler?.(undefined);
    expect(places()).toEqual([inSecond]);
    files.set(`${inFirst}/${lab.file}`, '');
    await controller?.refreshHandler?.(new fake.FakeToken());
    expect(places()).toEqual([inFirst, inSecond]);
  });

  describe('that opens again', () => {
    const restored = async (): Promise<fake.FakePanel> => {
      for (const part of context.subscriptions.splice(0)) part.dispose();
      parts = activate(context);
      const page = new fake.FakePanel('A lesson');
      await fake.serializers.get('gatescope.lesson')?.deserializeWebviewPanel(page, { lesson: lesson.id });
      page.call('ready');
      return page;
    };
    beforeEach(async () => {
      await runInBoth();
      await fake.registered.get(commands.openLesson)?.(nodeIn(second));
    });

    it('shows the page of the folder that it showed before', async () => {
      const page = await restored();
      await saysOf(page, 'matched');
      page.dispose();
    });

    it('shows that of another folder where that one is gone', async () => {
      fake.workspace.workspaceFolders = [first];
      const page = await restored();
      await saysOf(page, 'failed');
      page.dispose();
    });
  });
});
