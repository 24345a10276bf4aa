import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Lesson } from '../../../src/core/lesson/lesson.ts';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { readDocuments, type ReadTexts } from '../../../src/lesson/document/readDocuments.ts';
import { toLesson } from '../../../src/lesson/manifest/toLesson.ts';

/** A lesson as the product reads it, from its folder on disk. */
export async function readLesson(folder: string): Promise<{ readonly lesson: Lesson; readonly texts: ReadTexts }> {
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const manifest = await readManifest(basename(folder), read);
  if ('problem' in manifest) throw new Error(manifest.problem);
  const lesson = await toLesson(manifest, read);
  return { lesson, texts: await readDocuments(lesson, read) };
}
