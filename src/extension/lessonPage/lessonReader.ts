import type { Lesson } from '../../core/lesson/lesson.ts';
import { toldLines } from '../../core/lesson/predictionNow.ts';
import type { LessonDocument } from '../../core/lesson/lessonDocument.ts';
import type { ImageView } from '../../core/channels/lessonPageChannel.ts';
import { imagesIn } from '../../learning/lessonWalk.ts';
import { readImage, type ReadableFiles } from './lessonImage.ts';
import type { loadReading } from '../host/bundles.ts';
import { shownLesson, type ShownLesson } from './shownLesson.ts';

const empty: LessonDocument = { blocks: [], notice: null, problems: [] };

/** Reads everything a page shows of a lesson. @throws where one of its files cannot be read */
export async function readShownLesson(lesson: Lesson, files: ReadableFiles, load: typeof loadReading): Promise<ShownLesson> {
  const { readDocuments } = await load();
  const texts = await readDocuments(lesson, path => files.text(path));
  const sections = lesson.sections.map(({ id, title, folded }) => ({
    id,
    title,
    isFolded: folded,
    document: texts.sections.get(id) ?? empty,
  }));
  const exercises = await Promise.all(
    lesson.exercises.map(async ({ id, title, summary, extra, task }) => {
      const document = texts.document(await files.text(task));
      return { id, title, summary, isExtra: extra, task: document.blocks };
    }),
  );
  const shown = [...sections.flatMap(({ document }) => document.blocks), ...exercises.flatMap(({ task }) => task)];
  return shownLesson(lesson, {
    id: lesson.id,
    number: lesson.number,
    title: lesson.title,
    summary: lesson.summary,
    authors: lesson.authors,
    sections,
    exercises,
    glossary: lesson.glossary.map(({ id, term, aliases, text }) => ({ id, term, aliases, content: texts.inline(text) })),
    labs: lesson.labs.map(({ id, title, summary, expected, predictions }) => ({
      id,
      title,
      summary,
      predictions: predictions.map(prediction => ({
        id: prediction.id,
        question: texts.inline(prediction.question),
        kind: prediction.kind,
        reason: texts.inline(prediction.reason),
        toldBy: toldLines(expected, prediction),
      })),
    })),
    evidence: lesson.evidence.map(({ title, statement }) => ({ title, statement: texts.inline(statement) })),
    images: await readImages(imagesIn(shown), files),
  });
}

async function readImages(names: readonly string[], files: ReadableFiles): Promise<Record<string, ImageView>> {
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await readImage(name, files)] as const)));
}
