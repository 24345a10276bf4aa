import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { readShownLesson } from '../../../src/extension/lessonPage/lessonReader.ts';
import { wholeView } from '../../../src/extension/lessonPage/shownLesson.ts';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { toLesson } from '../../../src/lesson/manifest/toLesson.ts';
import * as reading from '../../../src/reading/reading.ts';

/** A lesson as the product shows it, read from its folder on disk. */
export async function realLesson(folder = 'labs/lstm-and-gru'): Promise<LessonView> {
  const bytes = (path: string): Promise<Uint8Array> => readFile(join(folder, path));
  const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const manifest = await readManifest(basename(folder), text);
  if ('problem' in manifest) throw new Error(manifest.problem);
  const shown = await readShownLesson(await toLesson(manifest, text), { text, bytes }, () => Promise.resolve(reading));
  return wholeView(shown, { read: [], labs: {}, exercises: {}, predictions: {} }, null);
}
