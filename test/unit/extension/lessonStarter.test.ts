import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { Guards } = await import('../../../src/extension/trust/guards.ts');
const { LessonStarter } = await import('../../../src/extension/lessons/lessonStarter.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');
const { LessonFiles } = await import('../../../src/extension/lessons/lessonFiles.ts');

const { files } = fake.memoryFiles;
const library = {
  lessons: () => Promise.resolve([sampleLesson]),
  filesOf: () => new LessonFiles(new fake.Uri('/extension/labs/mine') as never),
};
const guards = new Guards({ error: vi.fn() } as never);
const folder = new LabFolder({ extensionUri: new fake.Uri('/extension'), version: '1', library, files: guards.files } as never);
const starter = new LessonStarter({ library, folder, trust: guards.trust } as never);
const opened = () => fake.executed.filter(({ command }) => command === 'vscode.openFolder').map(({ args }) => args);

describe('Start Lesson', () => {
  beforeEach(() => {
    files.clear();
    fake.memoryFiles.folders.clear();
    fake.executed.length = 0;
    fake.workspace.workspaceFolders = undefined;
    fake.workspace.isTrusted = true;
    fake.window.chosenFolder = new fake.Uri('/home/me');
    files.set('/extension/labs/mine/lab-1.lab.ts', 'the lab');
    files.set('/extension/dist/types/tsconfig.json', 'the config');
    files.set('/extension/dist/types/.gatescope/types/gatescope.d.ts', 'types');
  });

  it('makes a folder where the learner wants it and opens that, with the first lab', async () => {
    expect((await starter.start())?.path).toBe('/home/me/mine');
    expect(files.get('/home/me/mine/lab-1.lab.ts')).toBe('the lab');
    expect(opened().map(([target]) => String(target))).toEqual(['file:///home/me/mine']);
    expect(opened()[0]?.[1]).toMatchObject({ forceNewWindow: false, filesToOpen: [new fake.Uri('/home/me/mine/lab-1.lab.ts')] });
  });

  it('shows the lesson in the window that opens on it, once, and in no other', async () => {
    await starter.start();
    const wakes = () => files.has('/home/me/mine/.gatescope/arriving');
    expect(wakes()).toBe(true);
    fake.executed.length = 0;
    fake.workspace.workspaceFolders = [{ uri: new fake.Uri('/elsewhere'), name: 'elsewhere' }];
    expect(await starter.arrive()).toBe(false);
    fake.workspace.workspaceFolders = [{ uri: new fake.Uri('/home/me/mine'), name: 'mine' }];
    expect(await starter.arrive()).toBe(true);
    expect(wakes()).toBe(false);
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.lessons.focus', 'gatescope.openLesson']);
    expect(await starter.arrive()).toBe(false);
  });

  it('shows the first lesson where the folder was filled with all of them', async () => {
    fake.workspace.workspaceFolders = [{ uri: new fake.Uri('/home/me/lesson'), name: 'lesson' }];
    files.set('/home/me/lesson/.gatescope/arriving', '');
    expect(await starter.arrive()).toBe(true);
    expect(fake.executed.at(-1)).toEqual({ command: 'gatescope.openLesson', args: ['mine'] });
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
    fake.window.chosenFolder = new fake.Uri('/home/me/mine-2');
    expect((await starter.start())?.path).toBe('/home/me/mine-2');
  });

  it('opens a second window where a folder is open, and none where the lesson is in it', async () => {
    fake.workspace.workspaceFolders = [{ uri: new fake.Uri('/work'), name: 'work' }];
    await starter.start();
    expect(opened()[0]?.[1]).toMatchObject({ forceNewWindow: true });
    fake.executed.length = 0;
    fake.window.chosenFolder = new fake.Uri('/work');
    await starter.start();
    expect(fake.executed.map(({ command }) => command)).toEqual(['gatescope.lessons.focus', 'gatescope.openLesson']);
  });

  it('does nothing where no folder is chosen, or none is trusted', async () => {
    fake.window.chosenFolder = undefined;
    expect(await starter.start()).toBeUndefined();
    fake.window.chosenFolder = new fake.Uri('/home/me');
    fake.workspace.isTrusted = false;
    const before = new Map(files);
    await expect(starter.start()).rejects.toThrow('Running labs needs a trusted folder.');
    expect(files).toEqual(before);
  });
});
