import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Lesson } from '../../../src/core/lesson.ts';
import { parseManifest } from '../../../src/lesson/parseManifest.ts';
import { readDocuments, type LessonTexts } from '../../../src/lesson/readDocuments.ts';
import { toLesson } from '../../../src/lesson/toLesson.ts';

/** A lesson as the product reads it, from its folder on disk. */
export async function readLesson(folder: string): Promise<{ readonly lesson: Lesson; readonly texts: LessonTexts }> {
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const manifest = parseManifest(basename(folder), await read('lesson.json'));
  if ('problem' in manifest) throw new Error(manifest.problem);
  const lesson = await toLesson(manifest, read);
  return { lesson, texts: await readDocuments(lesson, read) };
}
