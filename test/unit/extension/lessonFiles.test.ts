import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as fake from './fakeVSCode.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));
const { LessonFiles } = await import('../../../src/extension/lessons/lessonFiles.ts');

const { files } = fake.memoryFiles;
const lesson = new LessonFiles(new fake.Uri('/labs/mine') as never);
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
    for (const type of [fake.FileType.Directory, 0, 64 | fake.FileType.File, 64]) {
      vi.spyOn(fake.memoryFiles, 'stat').mockImplementation(({ path }) =>
        Promise.resolve({ type: path.endsWith('.md') ? type : fake.FileType.Directory, size: 4 }),
      );
      expect(await messageOf(lesson.text('sections/one.md'))).toBe("'sections/one.md' is not a plain file.");
    }
    expect(read).not.toHaveBeenCalled();
  });

  it('refuses a way through a linked folder', async () => {
    vi.spyOn(fake.memoryFiles, 'stat').mockResolvedValue({ type: 64 | fake.FileType.Directory, size: 0 });
    expect(await messageOf(lesson.text('sections/one.md'))).toBe("'sections' is a link; a lesson holds its own files only.");
  });

  it('refuses more than 1 MB, before it is read', async () => {
    const read = vi.spyOn(fake.memoryFiles, 'readFile');
    vi.spyOn(fake.memoryFiles, 'stat').mockResolvedValue({ type: fake.FileType.File, size: 1024 ** 3 });
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
