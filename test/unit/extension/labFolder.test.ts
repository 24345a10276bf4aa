import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLab as lab, sampleLesson as lesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { Guards } = await import('../../../src/extension/trust/guards.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');
const { LessonFiles } = await import('../../../src/extension/lessons/lessonFiles.ts');

const { files } = fake.memoryFiles;
const library = { filesOf: () => new LessonFiles(new fake.Uri('/extension/labs/mine') as never) };
const folderFor = (version = '1.0.0') =>
  new LabFolder({ extensionUri: new fake.Uri('/extension'), version, library, files: new Guards({} as never).files } as never);
const learner = new fake.Uri('/course/mine');
const copy = (version?: string) => folderFor(version).workingCopy(learner as never, { lesson, lab });

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
    const root = new fake.Uri('/course');
    expect((await folderFor().folderOf(root as never, lesson)).path).toBe('/course/mine');
    files.set('/course/lab-1.lab.ts', 'here already');
    expect((await folderFor().folderOf(root as never, lesson)).path).toBe('/course');
  });
});
