import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonLibrary } from '../../../src/extension/lessons/lessonLibrary.ts';
import { sampleLesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { LessonStarter } = await import('../../../src/extension/lessons/lessonStarter.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');
const { LessonFiles } = await import('../../../src/extension/host/lessonFiles.ts');

const { files } = fake.memoryFiles;
const library = standIn<LessonLibrary>({
  lessons: () => Promise.resolve([sampleLesson]),
  filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')),
});
const warn = vi.fn();
const guards = new Guards(standIn({ error: vi.fn() }));
const folder = new LabFolder({ extensionUri: fake.Uri.file('/extension'), version: '1', library, files: guards.files, log: { warn } });
const starter = new LessonStarter({ library, folder, trust: guards.trust });
const opened = () => fake.executed.filter(({ command }) => command === 'vscode.openFolder').map(({ args }) => args);

describe('Start Lesson', () => {
  beforeEach(() => {
    files.clear();
    fake.memoryFiles.folders.clear();
    fake.memoryFiles.unavailable.clear();
    fake.executed.length = 0;
    fake.workspace.workspaceFolders = undefined;
    fake.workspace.isTrusted = true;
    fake.choices.folder = fake.Uri.file('/home/me');
    files.set('/extension/labs/mine/lab-1.lab.ts', 'the lab');
    files.set('/extension/dist/types/tsconfig.json', 'the config');
    files.set('/extension/dist/types/.gatescope/types/gatescope.d.ts', 'types');
  });

  it('makes a folder where the learner wants it and opens that, with the first lab', async () => {
    expect((await starter.start())?.path).toBe('/home/me/mine');
    expect(files.get('/home/me/mine/lab-1.lab.ts')).toBe('the lab');
    expect(opened().map(([target]) => String(target))).toEqual(['file:///home/me/mine']);
    expect(opened()[0]?.[1]).toMatchObject({ forceNewWindow: false, filesToOpen: [fake.Uri.file('/home/me/mine/lab-1.lab.ts')] });
  });

  it('shows the lesson in the window that opens on it, once, and in no other', async () => {
    await starter.start();
    const wakes = () => files.has('/home/me/mine/.gatescope/arriving');
    expect(wakes()).toBe(true);
    fake.executed.length = 0;
    fake.workspace.workspaceFolders = [fake.folderAt('/elsewhere')];
    expect(await starter.arrive()).toBe(false);
    fake.workspace.workspaceFolders = [fake.folderAt('/home/me/mine')];
    expect(await starter.arrive()).toBe(true);
    expect(wakes()).toBe(false);
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.lessons.focus', 'gatescope.openLesson']);
    expect(await starter.arrive()).toBe(false);
  });

  it('shows the first lesson where the folder was filled with all of them', async () => {
    fake.workspace.workspaceFolders = [fake.folderAt('/home/me/lesson')];
    files.set('/home/me/lesson/.gatescope/arriving', '');
    expect(await starter.arrive()).toBe(true);
    const [root] = fake.workspace.workspaceFolders;
    const place = { lesson: sampleLesson, root, folder: fake.Uri.file('/home/me/lesson/mine') };
    expect(fake.executed.at(-1)).toEqual({ command: 'gatescope.openLesson', args: [place] });
    expect(await starter.arrive()).toBe(false);
  });

  it('puts nothing over what is there, and goes on with a lesson that was started before', async () => {
    files.set('/home/me/mine/notes.txt', 'my own');
    expect((await starter.start())?.path).toBe('/home/me/mine-2');
    expect(files.get('/home/me/mine/notes.txt')).toBe('my own');
    expect([...files.keys()].filter(path => path.startsWith('/home/me/mine/'))).toEqual(['/home/me/mine/notes.txt']);
    files.set('/home/me/mine-2/lab-1.lab.ts', 'my changes');
    expect((await starter.start())?.path).toBe('/home/me/mine-2');
    expect(files.get('/home/me/mine-2/lab-1.lab.ts')).toBe('my changes');
    fake.choices.folder = fake.Uri.file('/home/me/mine-2');
    expect((await starter.start())?.path).toBe('/home/me/mine-2');
  });

  it('opens a second window where a folder is open, and none where the lesson is in it', async () => {
    fake.workspace.workspaceFolders = [fake.folderAt('/work')];
    await starter.start();
    expect(opened()[0]?.[1]).toMatchObject({ forceNewWindow: true });
    fake.executed.length = 0;
    fake.choices.folder = fake.Uri.file('/work');
    await starter.start();
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.lessons.focus', 'gatescope.openLesson']);
  });

  it('shows the lesson of the folder that it was put into, or that woke', async () => {
    const [first, second, inner] = [fake.folderAt('/work'), fake.folderAt('/other', 1), fake.folderAt('/other/deep', 2)];
    fake.workspace.workspaceFolders = [first, second, inner];
    fake.choices.folder = fake.Uri.file('/other/deep');
    await starter.start();
    const place = { lesson: sampleLesson, root: inner, folder: fake.Uri.file('/other/deep/mine') };
    expect(fake.executed.at(-1)).toEqual({ command: 'gatescope.openLesson', args: [place] });
    files.set('/other/.gatescope/arriving', 'mine');
    expect(await starter.arrive()).toBe(true);
    expect(fake.executed.at(-1)?.args).toEqual([{ lesson: sampleLesson, root: second, folder: fake.Uri.file('/other/mine') }]);
  });

  it('wakes in a folder beside one that cannot be read', async () => {
    const [first, second] = [fake.folderAt('/away'), fake.folderAt('/other', 1)];
    fake.workspace.workspaceFolders = [first, second];
    fake.memoryFiles.unavailable.add('/away');
    files.set('/other/.gatescope/arriving', 'mine');
    expect(await starter.arrive()).toBe(true);
    expect(fake.executed.at(-1)?.args).toEqual([{ lesson: sampleLesson, root: second, folder: fake.Uri.file('/other/mine') }]);
    expect(warn.mock.calls.flat().join(' ')).toContain("'/away'");
  });

  it('does nothing where no folder is chosen, or none is trusted', async () => {
    fake.choices.folder = undefined;
    expect(await starter.start()).toBeUndefined();
    fake.choices.folder = fake.Uri.file('/home/me');
    fake.workspace.isTrusted = false;
    const before = new Map(files);
    await expect(starter.start()).rejects.toThrow('Running labs needs a trusted folder.');
    expect(files).toEqual(before);
  });
});
