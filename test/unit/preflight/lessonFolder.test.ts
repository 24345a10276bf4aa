import node from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOnDisk, neighboursOf, type LessonDisk } from '../../../src/cli/lesson/folderOnDisk.ts';
import { lookAtLesson } from '../../../src/preflight/lookAtLesson.ts';
import { changedTexts } from './exampleLesson.ts';

let around = '';
let lesson = '';

beforeAll(async () => {
  around = await node.realpath(await node.mkdtemp(join(tmpdir(), 'gatescope-folder-')));
  lesson = join(around, 'lessons/leaky-bucket');
  for (const [file, text] of changedTexts({})) {
    await node.mkdir(dirname(join(lesson, file)), { recursive: true });
    await node.writeFile(join(lesson, file), text, 'latin1');
  }
});

afterAll(async () => {
  await node.rm(around, { recursive: true, force: true });
});

const refused = (path: unknown): Promise<never> =>
  Promise.reject(Object.assign(new Error(`EACCES: permission denied, '${String(path)}'`), { code: 'EACCES' }));

describe('the folder of a lesson on disk', () => {
  it('may be named through a link, and is no neighbour of itself then', async () => {
    // Links of this kind need no rights on any system.
    const link = join(around, 'lessons/linked/leaky-bucket');
    await node.mkdir(dirname(link));
    await node.symlink(lesson, link, 'junction');
    const beside = join(around, 'lessons/link');
    await node.symlink(lesson, beside, 'junction');
    expect(await folderOnDisk(link)).toMatchObject({ name: 'leaky-bucket' });
    expect(await neighboursOf(beside, join(around, 'lessons'))).toEqual([]);
    expect((await neighboursOf(join(around, 'lessons/other'), around)).map(({ id }) => id)).toEqual(['leaky-bucket']);
  });

  // Whoever runs the tests may read every folder: on another disk nobody may.
  it.each(['stat', 'lstat', 'readdir'] as const)('is told in one sentence where %s is refused', async what => {
    const disk: LessonDisk = { ...node, [what]: refused };
    expect(await folderOnDisk(lesson, disk)).toEqual({ problem: `The folder '${lesson}' cannot be read. Check its permissions.` });
  });

  it('is told in one sentence where a folder in it cannot be read', async () => {
    const readdir = ((path: string, options: { withFileTypes: true }) =>
      path.endsWith('media') ? refused(path) : node.readdir(path, options)) as typeof node.readdir;
    const problem = `The folder '${join(lesson, 'media')}' cannot be read. Check its permissions.`;
    expect(await folderOnDisk(lesson, { ...node, readdir })).toEqual({ problem });
    expect(await folderOnDisk(join(lesson, 'lesson.json'))).toMatchObject({ problem: expect.stringContaining('is no folder') as string });
    expect(await folderOnDisk(join(lesson, 'nowhere'))).toMatchObject({ problem: expect.stringContaining('There is no folder') as string });
  });

  it('may hold texts with the mark that some programs put before UTF-8', async () => {
    const files = ['lesson.json', 'sections/one-day.md', 'exercises/close-the-hole/start.lab.ts', 'exercises/why-level/answers.json'];
    const marked = join(around, 'marked/leaky-bucket');
    await node.cp(lesson, marked, { recursive: true });
    for (const file of files) await node.writeFile(join(marked, file), `\ufeff${await node.readFile(join(marked, file), 'utf8')}`);
    const folder = await folderOnDisk(marked);
    if ('problem' in folder) throw new Error(folder.problem);
    expect((await lookAtLesson(folder, [])).findings).toEqual([]);
    expect((await neighboursOf(join(around, 'marked/other'), around)).map(({ id }) => id)).toEqual(['leaky-bucket']);
  });
});
