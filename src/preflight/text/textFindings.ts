import type { Lesson } from '../../core/lesson/lesson.ts';
import { readDocuments, type ReadTexts } from '../../lesson/document/readDocuments.ts';
import type { ManifestPath } from '../../lesson/manifest/joinFiles.ts';
import type { CheckedTexts } from '../base/checkedTexts.ts';
import type { WrittenManifest } from '../manifest/writtenManifest.ts';
import { tellingIn, tellDocument } from './documentFindings.ts';
import { lookAtMarkup, type NamedPart } from './writtenMarkup.ts';

/** Tells what is wrong with everything of a lesson that is read: sections, tasks, answers, hints, questions, terms. */
export async function tellTexts(texts: CheckedTexts, written: WrittenManifest, lesson: Lesson): Promise<void> {
  const read = await readDocuments(lesson, path => texts.readOr(path));
  const { gaps } = written;
  const parts = new Map<string, NamedPart & { readonly file: string }>();
  const look = async (file: string): Promise<void> => {
    const text = await texts.readOr(file);
    const markup = lookAtMarkup(text);
    for (const { message, ...place } of markup.faults) texts.tell(file, place, message);
    tellDocument({ document: read.document(text), gaps, tell: tellingIn(texts, file, text) }, texts);
    if (!lesson.sections.some(section => section.file === file)) return;
    for (const part of markup.parts) {
      const first = parts.get(part.id);
      if (!first) parts.set(part.id, { ...part, file });
      else texts.tell(file, part, `The id '${part.id}' is used twice: links lead to the one in ${first.file}, line ${String(first.line)}.`);
    }
  };
  // One after the other: which of two is the second is told by the order in the lesson.
  const files = [...lesson.sections.map(({ file }) => file), ...lesson.exercises.flatMap(({ task, answer }) => [task, answer])];
  for (const file of new Set(files)) await look(file);
  for (const [path, text] of inlineTexts(lesson)) tellInline(path, text, { read, written, texts });
}

/** Inline Markdown of the manifest, with its place there. */
function inlineTexts({ exercises, labs, glossary, evidence }: Lesson): [ManifestPath, string][] {
  const found: [ManifestPath, string][] = [];
  for (const [at, exercise] of exercises.entries()) {
    for (const [i, { text }] of exercise.hints.entries()) found.push([['exercises', at, 'hints', i, 'text'], text]);
    for (const [i, { text }] of exercise.walkthrough.entries()) found.push([['exercises', at, 'walkthrough', i, 'text'], text]);
  }
  for (const [at, { predictions }] of labs.entries()) {
    for (const [i, { question, reason }] of predictions.entries()) {
      const path = ['labs', at, 'predictions', i];
      found.push([[...path, 'question'], question], [[...path, 'reason'], reason]);
    }
  }
  for (const [at, { text }] of glossary.entries()) found.push([['glossary', at, 'text'], text]);
  for (const [at, { statement, prompt }] of evidence.entries()) {
    found.push([['evidence', at, 'statement'], statement], [['evidence', at, 'prompt'], prompt]);
  }
  return found;
}

function tellInline(
  path: ManifestPath,
  text: string,
  { read, written, texts }: { readonly read: ReadTexts; readonly written: WrittenManifest; readonly texts: CheckedTexts },
): void {
  const tell = (_line: number, needle: string | null, message: string): void => {
    written.tell(path, `${written.nameOf(path)}: ${message}`, needle);
  };
  tellDocument({ document: read.document(text), gaps: written.gaps, tell }, texts);
  for (const { message } of lookAtMarkup(text).faults) tell(1, null, message);
}
