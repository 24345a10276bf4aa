import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readManifest } from '../../lesson/manifest/readManifest.ts';
import type { LessonFolder } from '../../preflight/base/checkedTexts.ts';
import type { NeighbourLesson } from '../../preflight/manifest/neighbourFindings.ts';

/** More files than these are no lesson: somebody named a folder far too high. */
const mostFiles = 5_000;

/** A lesson's folder on disk, or one sentence that says why it is none. */
export async function folderOnDisk(path: string): Promise<LessonFolder | { readonly problem: string }> {
  const root = resolve(path);
  const found = await lstat(root).catch(() => null);
  if (!found) return { problem: `There is no folder '${path}'.` };
  if (!found.isDirectory()) return { problem: `'${path}' is no folder. Name the one that holds lesson.json.` };
  const sizes = new Map<string, number>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) open.push(name);
      // Links are none of the lesson's own files.
      if (entry.isFile()) sizes.set(name, (await lstat(join(root, name))).size);
    }
    if (sizes.size > mostFiles) return { problem: `'${path}' holds more than 5,000 files. Name the folder that holds lesson.json.` };
  }
  return { name: basename(root), sizes, read: file => readFile(join(root, file), 'utf8') };
}

/** The lessons that a lesson will stand beside: those in the folder around it, and the product's own. */
export async function neighboursOf(path: string, ownLessons: string): Promise<NeighbourLesson[]> {
  const root = resolve(path);
  const around = [...new Set([dirname(root), resolve(ownLessons)])];
  const folders = await Promise.all(
    around.map(async folder => {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      return entries.flatMap(entry => (entry.isDirectory() ? [join(folder, entry.name)] : []));
    }),
  );
  const lessons = await Promise.all(
    folders
      .flat()
      .filter(folder => folder !== root)
      .map(readNeighbour),
  );
  return lessons.filter(lesson => lesson !== null);
}

/** What cannot be read is told where it is checked itself. */
async function readNeighbour(folder: string): Promise<NeighbourLesson | null> {
  const manifest = await readManifest(basename(folder), path => readFile(join(folder, path), 'utf8')).catch(() => null);
  if (!manifest || 'problem' in manifest) return null;
  return { id: manifest.id, labFiles: manifest.labs.map(({ file }) => file), exercises: manifest.exercises.map(({ id }) => id) };
}
