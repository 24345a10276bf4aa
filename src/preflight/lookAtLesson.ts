import type { Lesson } from '../core/lesson/lesson.ts';
import { toLesson } from '../lesson/manifest/toLesson.ts';
import { inOrder, type Finding } from './base/finding.ts';
import { CheckedTexts, type LessonFolder } from './base/checkedTexts.ts';
import { tellExercises, type CodeExercise } from './exercises/exerciseFindings.ts';
import { tellFiles } from './manifest/fileFindings.ts';
import { tellNeighbours, type NeighbourLesson } from './manifest/neighbourFindings.ts';
import { tellPrograms } from './manifest/programFindings.ts';
import { readWritten, type WrittenManifest } from './manifest/writtenManifest.ts';
import { tellTexts } from './text/textFindings.ts';

/** A lesson as it was looked at: what is wrong with it, and what of it can be run. */
export interface LookedAtLesson {
  readonly findings: readonly Finding[];
  /** Null where nothing of the manifest can be read. */
  readonly lesson: Lesson | null;
  readonly exercises: readonly CodeExercise[];
  readonly texts: CheckedTexts;
  readonly written: WrittenManifest | null;
}

/**
 * Looks at a whole lesson as it is written, without running anything of it: all that is wrong with its manifest, text,
 * links, values, pictures, figures, exercises and answers, each with its place.
 * @param neighbours the lessons that it will stand beside
 */
export async function lookAtLesson(folder: LessonFolder, neighbours: readonly NeighbourLesson[]): Promise<LookedAtLesson> {
  const texts = new CheckedTexts(folder);
  const written = await readWritten(texts);
  if (!written) return { findings: inOrder(texts.findings), lesson: null, exercises: [], texts, written };
  const lesson = await toLesson(written.manifest, path => texts.readOr(path));
  await tellFiles(texts, written);
  tellNeighbours(written, neighbours);
  await tellPrograms(texts, written, lesson);
  await tellTexts(texts, written, lesson);
  const exercises = await tellExercises(texts, written, lesson);
  return { findings: inOrder(texts.findings), lesson, exercises, texts, written };
}
