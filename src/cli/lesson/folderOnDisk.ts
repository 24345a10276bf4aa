import node from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readManifest } from '../../lesson/manifest/readManifest.ts';
import type { LessonFolder } from '../../preflight/base/checkedTexts.ts';
import type { NeighbourLesson } from '../../preflight/manifest/neighbourFindings.ts';

/** More files than these are no lesson: somebody named a folder far too high. */
const mostFiles = 5_000;

/** What a disk is asked. */
export type LessonDisk = Pick<typeof node, 'stat' | 'lstat' | 'readdir' | 'readFile'>;

/** A lesson's folder on disk, or one sentence that says why it is none. */
export async function folderOnDisk(path: string, disk: LessonDisk = node): Promise<LessonFolder | { readonly problem: string }> {
  const root = resolve(path);
  const unread = (folder: string) => ({ problem: `The folder '${join(path, folder)}' cannot be read. Check its permissions.` });
  try {
    // A link to a folder is as good as the folder.
    if (!(await disk.stat(root)).isDirectory()) return { problem: `'${path}' is no folder. Name the one that holds lesson.json.` };
  } catch (error) {
    return isMissing(error) ? { problem: `There is no folder '${path}'.` } : unread('');
  }
  const sizes = new Map<string, number>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = await disk.readdir(join(root, folder), { withFileTypes: true }).catch(() => null);
    if (!entries) return unread(folder);
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) open.push(name);
      // Links are none of the lesson's own files.
      if (!entry.isFile()) continue;
      const found = await disk.lstat(join(root, name)).catch((error: unknown) => (isMissing(error) ? null : 'unread'));
      if (found === 'unread') return unread(folder);
      // Null where it was there a moment ago.
      if (found) sizes.set(name, found.size);
    }
    if (sizes.size > mostFiles) return { problem: `'${path}' holds more than 5,000 files. Name the folder that holds lesson.json.` };
  }
  // As editors do, without the mark that some programs put before UTF-8.
  return { name: basename(root), sizes, read: async file => (await disk.readFile(join(root, file), 'utf8')).replace(/^\ufeff/, '') };
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
}

/** The lessons that a lesson will stand beside: those in the folder around it, and the product's own. */
export async function neighboursOf(path: string, ownLessons: string): Promise<NeighbourLesson[]> {
  const root = resolve(path);
  const around = [...new Set([dirname(root), resolve(ownLessons)])];
  const folders = await Promise.all(
    around.map(async folder => {
      const entries = await node.readdir(folder, { withFileTypes: true }).catch(() => []);
      return entries.flatMap(entry => (entry.isDirectory() ? [join(folder, entry.name)] : []));
    }),
  );
  // The lesson itself may be named through a link that stands beside it.
  const [own, ...places] = await Promise.all([root, ...folders.flat()].map(folder => node.realpath(folder).catch(() => folder)));
  const lessons = await Promise.all([...new Set(places)].filter(folder => folder !== own).map(readNeighbour));
  return lessons.filter(lesson => lesson !== null);
}

/** What cannot be read is told where it is checked itself. */
async function readNeighbour(folder: string): Promise<NeighbourLesson | null> {
  const read = async (path: string): Promise<string> => (await node.readFile(join(folder, path), 'utf8')).replace(/^\ufeff/, '');
  const manifest = await readManifest(basename(folder), read).catch(() => null);
  if (!manifest || 'problem' in manifest) return null;
  return { id: manifest.id, labFiles: manifest.labs.map(({ file }) => file), exercises: manifest.exercises.map(({ id }) => id) };
}
