import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LessonLibrary } = await import('../../../src/extension/lessons/lessonLibrary.ts');
const { loadManifest } = await import('../../../src/extension/host/bundles.ts');

const { files } = fake.memoryFiles;
const errors: string[] = [];
const told: string[] = [];
const log = {
  error: (...parts: unknown[]) => errors.push(parts.map(part => (part instanceof Error ? part.name : String(part))).join(' ')),
};
const read = async () =>
  (await new LessonLibrary({ extensionUri: fake.Uri.file('/extension'), load: loadManifest, log: standIn(log) }).lessons()).map(
    ({ id }) => id,
  );

const tiny = join(repository, 'test/fixtures/lessons/tiny');
const manifest = readFileSync(join(tiny, 'lesson.json'), 'utf8');

/** Puts the sample lesson into a folder of another name. */
function put(name: string, text = manifest.replace('"id": "tiny"', `"id": "${name}"`)): void {
  for (const file of readdirSync(tiny, { recursive: true, encoding: 'utf8' }).filter(one => /\.\w+$/.test(one))) {
    files.set(`/extension/labs/${name}/${file}`, readFileSync(join(tiny, file), 'utf8'));
  }
  files.set(`/extension/labs/${name}/lesson.json`, text);
}

describe('LessonLibrary', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    files.clear();
    errors.length = 0;
    told.length = 0;
    Object.assign(fake.window, { showWarningMessage: (text: string) => Promise.resolve(void told.push(text)) });
  });

  it('reads lessons that it has never heard of', async () => {
    put('one');
    put('two');
    const library = new LessonLibrary({ extensionUri: fake.Uri.file('/extension'), load: loadManifest, log: standIn(log) });
    const lessons = await library.lessons();
    expect(lessons.map(({ id, labs }) => [id, labs[0]?.expected])).toEqual([
      ['one', ['mean 21.0', 'latest 26']],
      ['two', ['mean 21.0', 'latest 26']],
    ]);
    expect((await library.labOf(fake.Uri.file('/me/two/average.lab.ts')))?.lesson.id).toBe('two');
    expect([errors, told]).toEqual([[], []]);
  });

  it('calls labs and exercises by their titles, and knows none of a file of the learner alone', async () => {
    put('one');
    const library = new LessonLibrary({ extensionUri: fake.Uri.file('/extension'), load: loadManifest, log: standIn(log) });
    await library.lessons();
    const titleOf = (name: string) => library.knownTitleOf(fake.Uri.file(`/me/one/${name}`));
    expect(titleOf('average.lab.ts')).toBe('Average as you go');
    expect(titleOf('exercise-why-smooth.md')).toBe('Why smooth at all?');
    expect(titleOf('exercise-why-smooth-again.md')).toBe('Why smooth at all?');
    expect(titleOf('mine.lab.ts')).toBeUndefined();
  });

  it('leaves out what it cannot take, says which in one sentence, and reads the others', async () => {
    put('broken', '{ "id": ');
    put('wrong', manifest.replace('"id": "tiny"', '"id": "wrong"').replace('"title": "Average as you go",', ''));
    put('good');
    put('bare');
    files.delete('/extension/labs/bare/average.expected.txt');
    expect(await read()).toEqual(['good']);
    expect(errors.sort()).toEqual([
      "Lesson 'bare' was not loaded: 'average.expected.txt' could not be read. Error",
      "Lesson 'broken' was not loaded: lesson.json is not valid JSON.",
      "Lesson 'wrong' was not loaded: labs[0].title is missing.",
    ]);
    expect(told).toEqual(["Lesson 'bare' was not loaded: 'average.expected.txt' could not be read. 2 more could not be loaded either."]);
  });

  it('reads a manifest that stands in several files, and says which of them it cannot take', async () => {
    const whole = JSON.parse(manifest) as { readonly glossary: unknown; readonly exercises: readonly unknown[] };
    const cut = (id: string): string =>
      JSON.stringify({ ...whole, id, glossary: { from: 'glossary.json' }, exercises: [{ from: 'exercises/why-smooth/exercise.json' }] });
    const parts = (id: string, exercise = JSON.stringify(whole.exercises[0])): void => {
      put(id, cut(id));
      files.set(`/extension/labs/${id}/glossary.json`, JSON.stringify(whole.glossary));
      files.set(`/extension/labs/${id}/exercises/why-smooth/exercise.json`, exercise);
    };
    put('inline');
    parts('parts');
    parts('large', ' '.repeat(1024 ** 2 + 1));
    parts('broken', '{ "id": 7 }');
    parts('gone');
    files.delete('/extension/labs/gone/glossary.json');
    const library = new LessonLibrary({ extensionUri: fake.Uri.file('/extension'), load: loadManifest, log: standIn(log) });
    const [inline, other, ...more] = await library.lessons();
    expect({ ...other, id: 'inline' }).toEqual(inline);
    expect(more).toEqual([]);
    expect(errors.sort()).toEqual([
      "Lesson 'broken' was not loaded: exercises/why-smooth/exercise.json: id must be string, not 7.",
      "Lesson 'gone' was not loaded: 'glossary.json' could not be read. Error",
      "Lesson 'large' was not loaded: 'exercises/why-smooth/exercise.json' is larger than 1 MB.",
    ]);
  });

  it('refuses a manifest that is too large before it is read, and a folder that is a link', async () => {
    put('good');
    put('huge');
    put('linked');
    const stat = fake.memoryFiles.stat.bind(fake.memoryFiles);
    vi.spyOn(fake.memoryFiles, 'stat').mockImplementation(async uri =>
      uri.path.endsWith('/huge/lesson.json') ? fake.fileStat(fake.FileType.File, 1024 ** 3) : stat(uri),
    );
    const list = fake.memoryFiles.readDirectory.bind(fake.memoryFiles);
    vi.spyOn(fake.memoryFiles, 'readDirectory').mockImplementation(async uri =>
      (await list(uri)).map(([name, type]) => [name, name === 'linked' ? type | fake.FileType.SymbolicLink : type]),
    );
    const reads = vi.spyOn(fake.memoryFiles, 'readFile');
    expect(await read()).toEqual(['good']);
    expect(errors).toEqual(["Lesson 'huge' was not loaded: 'lesson.json' is larger than 1 MB."]);
    expect(told).toEqual(errors);
    expect(reads.mock.calls.filter(([uri]) => /huge|linked/.test(uri.path))).toEqual([]);
  });

  it('takes the first 500 of very many', async () => {
    for (let at = 0; at < 510; at++) put(`lesson-${String(at)}`);
    expect(await read()).toHaveLength(500);
    expect(errors).toEqual(['Only the first 500 of 510 lessons were loaded.']);
  });
});
