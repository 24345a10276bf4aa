import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileType } from 'vscode';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LessonFiles } = await import('../../../src/extension/host/lessonFiles.ts');

const { files } = fake.memoryFiles;
const lesson = new LessonFiles(fake.Uri.file('/labs/mine'));
const messageOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'no problem',
    (error: unknown) => (error as Error).message,
  );

describe('LessonFiles', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    files.clear();
    files.set('/labs/mine/sections/one.md', 'text');
    files.set('/labs/mine/lab-1.lab.ts', 'one\ntwo\nthree \u{e0100}');
  });

  it('reads a file', async () => {
    expect(await lesson.text('sections/one.md')).toBe('text');
  });

  it('refuses programs with hidden characters', async () => {
    expect(await messageOf(lesson.program('lab-1.lab.ts'))).toBe('Line 3 has a hidden character (U+E0100). Lab not loaded.');
    expect(await messageOf(lesson.text('lab-1.lab.ts'))).toBe('no problem');
  });

  it('refuses what is no plain file, before it is read', async () => {
    const read = vi.spyOn(fake.memoryFiles, 'readFile');
    const { Directory, File, SymbolicLink, Unknown } = fake.FileType;
    for (const type of [Directory, Unknown, SymbolicLink | File, SymbolicLink] as FileType[]) {
      vi.spyOn(fake.memoryFiles, 'stat').mockImplementation(({ path }) =>
        Promise.resolve(fake.fileStat(path.endsWith('.md') ? type : fake.FileType.Directory, 4)),
      );
      expect(await messageOf(lesson.text('sections/one.md'))).toBe("'sections/one.md' is not a plain file.");
    }
    expect(read).not.toHaveBeenCalled();
  });

  it('refuses a way through a linked folder', async () => {
    vi.spyOn(fake.memoryFiles, 'stat').mockResolvedValue(fake.fileStat(fake.FileType.SymbolicLink | fake.FileType.Directory));
    expect(await messageOf(lesson.text('sections/one.md'))).toBe("'sections' is a link; a lesson holds its own files only.");
  });

  it('refuses more than 1 MB, before it is read', async () => {
    const read = vi.spyOn(fake.memoryFiles, 'readFile');
    vi.spyOn(fake.memoryFiles, 'stat').mockResolvedValue(fake.fileStat(fake.FileType.File, 1024 ** 3));
    expect(await messageOf(lesson.text('big.md'))).toBe("'big.md' is larger than 1 MB.");
    expect(read).not.toHaveBeenCalled();
  });

  it('refuses a file that changes while it is read', async () => {
    const real = fake.memoryFiles.readFile.bind(fake.memoryFiles);
    vi.spyOn(fake.memoryFiles, 'readFile').mockImplementation(uri => {
      files.set('/labs/mine/lab-1.lab.ts', 'another');
      return real(uri);
    });
    expect(await messageOf(lesson.text('lab-1.lab.ts'))).toBe("'lab-1.lab.ts' changed while it was read. Try again.");
  });
});
