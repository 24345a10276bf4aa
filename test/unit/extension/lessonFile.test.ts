import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseLesson } from '../../../src/extension/lessons/lessonFile.ts';

const lab = { id: 'one', title: 'One', summary: 'One step.', file: 'lab-1.lab.ts', expected: 'lab-1.expected.txt' };
const lesson = { id: 'mine', number: '1', title: 'Mine', labs: [lab] };
const problemOf = (value: unknown): string => {
  const parsed = parseLesson('mine', JSON.stringify(value));
  return 'problem' in parsed ? parsed.problem : 'no problem';
};

describe('parseLesson', () => {
  const labs = resolve(import.meta.dirname, '../../../labs');
  const folders = readdirSync(labs, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
  it.each(folders)('takes the lesson %s that comes with the product', folder => {
    const parsed = parseLesson(folder, readFileSync(resolve(labs, folder, 'lesson.json'), 'utf8'));
    expect(parsed).not.toHaveProperty('problem');
  });

  it('says in one sentence what is wrong and where', () => {
    expect(problemOf(lesson)).toBe('no problem');
    expect(problemOf({ ...lesson, title: undefined })).toBe("Lesson 'mine' was not loaded: title is missing.");
    expect(problemOf({ ...lesson, labs: [lab, { ...lab, id: 'two', file: 'lab-2.lab.ts', title: 7 }] })).toBe(
      "Lesson 'mine' was not loaded: labs[1].title must be string, not 7.",
    );
    expect(problemOf({ ...lesson, labs: [{ ...lab, file: '../../escape.lab.ts' }] })).toBe(
      "Lesson 'mine' was not loaded: labs[0].file must be a file name like lab-1.lab.ts.",
    );
    expect(problemOf({ ...lesson, labs: [lab, lab] })).toBe("Lesson 'mine' was not loaded: labs must not use an id twice.");
    expect(problemOf({ ...lesson, id: 'other' })).toBe("Lesson 'mine' was not loaded: id is 'other', but must be the folder's name.");
    expect(parseLesson('mine', '{"id":')).toEqual({ problem: "Lesson 'mine' was not loaded: lesson.json is not valid JSON." });
  });

  it('survives any JSON, and every cut of a good file', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(() => parseLesson('mine', text)).not.toThrow();
      }),
    );
    const text = JSON.stringify(lesson);
    for (let end = 0; end < text.length; end++) expect(parseLesson('mine', text.slice(0, end))).toHaveProperty('problem');
  });
});
