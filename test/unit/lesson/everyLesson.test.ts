import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { folderOnDisk, neighboursOf } from '../../../src/cli/lesson/folderOnDisk.ts';
import { lookAtLesson } from '../../../src/preflight/lookAtLesson.ts';
import { checkDocument } from './checkDocument.ts';
import { readLesson } from './readLesson.ts';

const labs = join(repository, 'labs');
const folders = [
  ...readdirSync(labs, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [join(labs, entry.name)] : [])),
  join(repository, 'test/fixtures/lessons/tiny'),
  join(repository, 'docs/examples/leaky-bucket'),
];

describe.each(folders)('the lesson in %s', folder => {
  it('has no problem that its check finds', async () => {
    const found = await folderOnDisk(folder);
    if ('problem' in found) throw new Error(found.problem);
    const { findings } = await lookAtLesson(found, await neighboursOf(folder, labs));
    expect(findings).toEqual([]);
  });

  it('has text of listed kinds only: tasks, answers, hints, questions and all', async () => {
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
    }
  });
});
