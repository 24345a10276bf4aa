import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { findHidden } from '../../../src/core/words/hiddenCharacters.ts';
import type { Lesson } from '../../../src/core/lesson/lesson.ts';
import { checkDocument } from './checkDocument.ts';
import { readLesson } from './readLesson.ts';

const labs = join(repository, 'labs');
const folders = [
  ...readdirSync(labs, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [join(labs, entry.name)] : [])),
  join(repository, 'test/fixtures/lessons/tiny'),
];

/** Every file that a lesson names. */
function filesOf({ sections, labs: programs, studies, exercises }: Lesson): string[] {
  const ofExercises = exercises.flatMap(({ task, starter, check, answer, walkthrough, solutions }) => [
    ...[task, starter, answer],
    ...(check === null ? [] : [check]),
    ...[...walkthrough, ...solutions].map(({ file }) => file),
  ]);
  const twins = programs.flatMap(({ twin }) => (twin === null ? [] : [twin]));
  return [...[...sections, ...programs, ...studies].map(({ file }) => file), ...twins, ...ofExercises];
}

describe.each(folders)('the lesson in %s', folder => {
  it('has every file it names, and nothing hidden in its programs', async () => {
    const { lesson } = await readLesson(folder);
    for (const file of filesOf(lesson)) {
      const path = join(folder, file);
      expect([file, existsSync(path)]).toEqual([file, true]);
      expect([file, findHidden(readFileSync(path, 'utf8'))]).toEqual([file, null]);
    }
  });

  it('has labs whose lines leave room for their values: 64 columns at most', async () => {
    const { lesson } = await readLesson(folder);
    for (const { file } of lesson.labs) {
      const long = readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter(line => line.length > 64);
      expect([file, long]).toEqual([file, []]);
    }
  });

  it('has text that is whole: tasks, answers, hints, questions and all', async () => {
    const { lesson, texts } = await readLesson(folder);
    const files = lesson.exercises.flatMap(({ task, answer }) => [task, answer]).map(file => readFileSync(join(folder, file), 'utf8'));
    const inline = [
      ...lesson.exercises.flatMap(({ hints, walkthrough }) => [...hints, ...walkthrough].map(({ text }) => text)),
      ...lesson.labs.flatMap(({ predictions }) => predictions.flatMap(({ question, reason }) => [question, reason])),
      ...lesson.glossary.map(({ text }) => text),
      ...lesson.evidence.flatMap(({ statement, prompt }) => [statement, prompt]),
    ];
    const documents = [...texts.sections.values(), ...[...files, ...inline].map(text => texts.document(text))];
    for (const document of documents) {
      checkDocument(document);
      expect([document.problems, document.notice]).toEqual([[], null]);
    }
  });
});
