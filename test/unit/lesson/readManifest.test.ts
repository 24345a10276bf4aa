import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';
import { amount } from '../../soak.ts';

const lab = { id: 'one', title: 'One', summary: 'One step.', file: 'lab-1.lab.ts', expected: 'lab-1.expected.txt' };
const exercise = {
  id: 'try',
  title: 'Try',
  summary: 'Try it.',
  kind: 'code',
  task: 'exercises/try/task.md',
  starter: 'exercises/try/starter.lab.ts',
  check: 'exercises/try/check.ts',
  answer: 'exercises/try/answer.md',
};
const lesson = { format: 1, id: 'mine', number: '1', title: 'Mine', summary: 'A lesson.', authors: ['Me'], labs: [lab] };

const problemIn = async (text: string): Promise<string> => {
  const read = await readManifest('mine', path =>
    path === 'lesson.json' ? Promise.resolve(text) : Promise.reject(new Error(`There is no ${path}.`)),
  );
  return 'problem' in read ? read.problem : 'no problem';
};
const problemOf = (value: unknown): Promise<string> => problemIn(JSON.stringify(value));

describe('readManifest', () => {
  const labs = join(repository, 'labs');
  const folders = readdirSync(labs, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
  it.each(folders)('takes the lesson %s that comes with the product', async folder => {
    expect(await readManifest(folder, path => readFile(join(labs, folder, path), 'utf8'))).not.toHaveProperty('problem');
  });

  const good = { ...lesson, exercises: [exercise], evidence: [{ id: 'a', title: 'A', statement: 'A.', prompt: 'Why?', shows: [] }] };

  it('takes a whole one', async () => {
    expect(await problemOf(good)).toBe('no problem');
  });

  it.each<[string, unknown, string]>([
    ['a title that is missing', { ...lesson, title: undefined }, 'title is missing'],
    ['a lab without a title', { ...lesson, labs: [lab, { ...lab, id: 'two', title: undefined }] }, 'labs[1].title is missing'],
    ['a title that is no text', { ...lesson, labs: [{ ...lab, title: 7 }] }, 'labs[0].title must be string, not 7'],
    ['a title of nothing', { ...lesson, title: '  ' }, 'title must not be empty'],
    ['a title too long', { ...lesson, title: 'x'.repeat(401) }, 'title must be at most 400 characters long'],
    ['another format', { ...lesson, format: 99 }, 'format must be 1: this version reads no other'],
    ['no format', { ...lesson, format: undefined }, 'format is missing'],
    ['a key nobody knows', { ...lesson, labs: [{ ...lab, colour: 'red' }] }, 'labs[0].colour is not known; check its spelling'],
    ['a list as a lesson', [], 'lesson.json is a list, but must be an object'],
    ['null', null, 'lesson.json must be Object, not null'],
    ['labs twice', { ...lesson, labs: [lab, lab] }, 'labs must not use an id twice'],
    ['a file twice', { ...lesson, labs: [lab, { ...lab, id: 'two' }] }, 'labs must not use a file twice'],
    ['501 labs', { ...lesson, labs: Array.from({ length: 501 }, () => lab) }, 'labs must be at most 500'],
    ['the id of another folder', { ...lesson, id: 'other' }, "id is 'other', but must be the folder's name"],
    ['an id with a letter that looks like another', { ...lesson, id: 'minе' }, 'id must be 1 to 64 of a-z, 0-9 and -'],
    ['no authors', { ...lesson, authors: [] }, 'authors must name somebody'],
    ['a file of another kind', { ...lesson, labs: [{ ...lab, file: 'lab.sh' }] }, 'labs[0].file must be a file name like lab-1.lab.ts'],
    [
      'a path that leaves',
      { ...lesson, sections: [{ id: 'a', title: 'A', file: 'sections/../../x.md' }] },
      "sections[0].file: 'sections/../../x.md' leaves the lesson's folder",
    ],
    ['a check that is missing', { ...lesson, exercises: [{ ...exercise, check: undefined }] }, 'exercises[0].check is missing'],
    [
      'words without a rubric',
      { ...lesson, exercises: [{ ...exercise, kind: 'words', check: undefined }] },
      'exercises[0].rubric is missing',
    ],
    [
      'a lab that is not there',
      { ...lesson, exercises: [{ ...exercise, lab: 'none' }] },
      "exercises[0].lab is 'none', but there is no such lab",
    ],
    [
      'evidence of a lab that is not there',
      { ...good, evidence: [{ ...good.evidence[0], shows: [{ lab: 'none', variable: 'x' }] }] },
      "evidence[0].shows[0].lab is 'none', but there is no such lab",
    ],
    [
      'evidence that takes both',
      { ...good, evidence: [{ ...good.evidence[0], shows: [{ lab: 'one', variable: 'x', line: 'x' }] }] },
      'evidence[0].shows[0] must have either variable or line',
    ],
  ])('says in one sentence what is wrong with %s, and where', async (_what, value, sentence) => {
    expect(await problemOf(value)).toBe(`Lesson 'mine' was not loaded: ${sentence}.`);
  });

  it('refuses keys that reach into prototypes, deep nesting and floods of keys, and changes no prototype', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(await problemIn(`{"format":1,"a":[{"${key}":{"polluted":1}}]}`)).toBe(
        `Lesson 'mine' was not loaded: lesson.json has a key '${key}'.`,
      );
    }
    expect(await problemIn(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBe(
      "Lesson 'mine' was not loaded: lesson.json is nested more than 16 levels deep.",
    );
    const flood = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key${String(index)}`, index]));
    expect(await problemOf({ ...lesson, ...flood })).toBe("Lesson 'mine' was not loaded: key0 is not known; check its spelling.");
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect({}).not.toHaveProperty('polluted');
  });

  it('survives any JSON, any change of a good manifest, and every cut of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async text => {
        await problemIn(text).catch((error: unknown) => expect(String(error)).toMatch(/^Error: There is no [a-z0-9/-]+\.json\.$/));
      }),
      { numRuns: amount(500, 2_500) },
    );
    const keys = Object.keys(good) as (keyof typeof good)[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.anything(), async (key, value) => {
        const problem = await problemOf({ ...good, [key]: value });
        expect(problem).toMatch(/^(?:no problem|Lesson 'mine' was not loaded: .+\.)$/su);
        expect(problem).not.toContain('Invalid ');
      }),
      { numRuns: amount(500, 2_500) },
    );
    const text = JSON.stringify(good);
    for (let end = 0; end < text.length; end++)
      expect(await problemIn(text.slice(0, end))).toBe("Lesson 'mine' was not loaded: lesson.json is not valid JSON.");
  });
});
