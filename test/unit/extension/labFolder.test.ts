import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonLibrary } from '../../../src/extension/lessons/lessonLibrary.ts';
import { sampleLab as lab, sampleLesson as lesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');
const { LessonFiles } = await import('../../../src/extension/host/lessonFiles.ts');

const { files } = fake.memoryFiles;
const library = standIn<LessonLibrary>({ filesOf: () => new LessonFiles(fake.Uri.file('/extension/labs/mine')) });
const warn = vi.fn();
const folderFor = (version = '1.0.0') =>
  new LabFolder({ extensionUri: fake.Uri.file('/extension'), version, library, files: new Guards(standIn({})).files, log: { warn } });
const learner = fake.Uri.file('/course/mine');
const copy = (version?: string) => folderFor(version).workingCopy(learner, { lesson, lab });

describe('LabFolder', () => {
  beforeEach(() => {
    files.clear();
    files.set('/extension/labs/mine/lab-1.lab.ts', 'the lab');
    files.set('/extension/dist/types/tsconfig.json', 'the config');
    files.set('/extension/dist/types/settings.json', 'the settings');
    files.set('/extension/dist/types/.gatescope/types/gatescope.d.ts', 'types 1');
  });

  it('puts a lab into a folder with what its types need', async () => {
    expect((await copy()).path).toBe('/course/mine/lab-1.lab.ts');
    expect(files.get('/course/mine/lab-1.lab.ts')).toBe('the lab');
    expect(files.get('/course/mine/tsconfig.json')).toBe('the config');
    expect(files.get('/course/mine/.vscode/settings.json')).toBe('the settings');
    expect(files.get('/course/mine/.gatescope/types/gatescope.d.ts')).toBe('types 1');
  });

  it("never writes over what is the learner's own", async () => {
    files.set('/course/mine/lab-1.lab.ts', 'my changes');
    files.set('/course/mine/tsconfig.json', 'my config');
    await copy();
    await copy('2.0.0');
    expect(files.get('/course/mine/lab-1.lab.ts')).toBe('my changes');
    expect(files.get('/course/mine/tsconfig.json')).toBe('my config');
    expect(files.has('/course/mine/.vscode/settings.json')).toBe(false);
  });

  it('renews the types with the extension, leaving nothing of the older ones', async () => {
    await copy();
    files.delete('/extension/dist/types/.gatescope/types/gatescope.d.ts');
    files.set('/extension/dist/types/.gatescope/types/other.d.ts', 'types 2');
    await copy();
    expect(files.has('/course/mine/.gatescope/types/gatescope.d.ts')).toBe(true);
    await copy('2.0.0');
    expect([...files.keys()].filter(path => path.includes('/course/mine/.gatescope/types/'))).toEqual([
      '/course/mine/.gatescope/types/other.d.ts',
    ]);
  });

  it('uses a folder of its own in the workspace, or the workspace itself where labs are already', async () => {
    const root = fake.Uri.file('/course');
    expect((await folderFor().folderOf(root, lesson)).path).toBe('/course/mine');
    files.set('/course/lab-1.lab.ts', 'here already');
    expect((await folderFor().folderOf(root, lesson)).path).toBe('/course');
  });
});

describe('places of a lesson in the workspace', () => {
  const placed = async (find: 'everyPlace' | 'placesOf') => (await folderFor()[find](lesson)).map(({ folder }) => folder.path);
  beforeEach(() => {
    files.clear();
    fake.memoryFiles.unavailable.clear();
    fake.window.visibleTextEditors = [];
    warn.mockClear();
    fake.workspace.workspaceFolders = [fake.folderAt('/one'), fake.folderAt('/two'), fake.folderAt('/three')];
  });

  it('are the folders that have it, or the first where none has', async () => {
    expect(await placed('placesOf')).toEqual(['/one/mine']);
    files.set('/two/mine/lab-1.lab.ts', '');
    expect(await placed('placesOf')).toEqual(['/two/mine']);
    files.set('/three/lab-1.lab.ts', '');
    expect(await placed('placesOf')).toEqual(['/two/mine', '/three']);
    expect(await placed('everyPlace')).toEqual(['/one/mine', '/two/mine', '/three']);
  });

  it('are none without a folder', async () => {
    fake.workspace.workspaceFolders = undefined;
    expect(await placed('everyPlace')).toEqual([]);
    expect(await folderFor().placeOf(lesson)).toBeUndefined();
  });

  it('are told without a folder that cannot be read, or has a file of the name of the lesson', async () => {
    fake.memoryFiles.unavailable.add('/one');
    files.set('/two/mine', 'a file, not a folder');
    files.set('/three/mine/lab-1.lab.ts', '');
    const folder = folderFor();
    expect((await folder.placesOf(lesson)).map(place => place.folder.path)).toEqual(['/three/mine']);
    expect((await folder.everyPlace(lesson)).map(({ isInUse }) => isInUse)).toEqual([false, false, true]);
    expect(warn.mock.calls.map(([sentence]) => String(sentence))).toEqual(["No labs are looked for in '/one', which cannot be read:"]);
    fake.memoryFiles.unavailable.clear();
    files.set('/one/mine/lab-1.lab.ts', '');
    expect((await folder.placesOf(lesson)).map(place => place.folder.path)).toEqual(['/one/mine', '/three/mine']);
  });

  it('are made anew in no folder that cannot be read', async () => {
    fake.memoryFiles.unavailable.add('/one');
    await expect(folderFor().freeFolder(fake.Uri.file('/one'), lesson)).rejects.toThrow('Unavailable');
  });

  it.each([
    ['/course/second/mine/lab-1.lab.ts', '/course/second/mine'],
    ['/course/second/notes.lab.ts', '/course/second/mine'],
    ['/course/notes.lab.ts', '/course'],
    ['/course/second-hand/notes.lab.ts', '/course'],
    ['/elsewhere/notes.lab.ts', '/course'],
  ])('are those of the innermost folder that holds the file one is in: %s', async (file, expected) => {
    fake.workspace.workspaceFolders = [fake.folderAt('/course'), fake.folderAt('/course/second', 1)];
    files.set('/course/lab-1.lab.ts', '');
    files.set('/course/second/mine/lab-1.lab.ts', '');
    files.set(file, '');
    fake.window.visibleTextEditors = [new fake.FakeEditor(fake.documentAt(file))];
    expect((await folderFor().placeOf(lesson))?.folder.path).toBe(expected);
  });

  it('are one where a folder of the workspace lies in another', async () => {
    fake.workspace.workspaceFolders = [fake.folderAt('/one'), fake.folderAt('/one/mine')];
    files.set('/one/mine/lab-1.lab.ts', '');
    expect(await placed('everyPlace')).toEqual(['/one/mine']);
  });
});
