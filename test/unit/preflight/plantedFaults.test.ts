import { describe, expect, it } from 'vitest';
import { lookAtLesson } from '../../../src/preflight/lookAtLesson.ts';
import { changedTexts, folderOf } from './exampleLesson.ts';
import { writtenFaults } from './writtenFaults.ts';

describe('the example lesson', () => {
  it('has no fault as it is', async () => {
    const looked = await lookAtLesson(folderOf(changedTexts({})), []);
    expect(looked.findings).toEqual([]);
    expect(looked.exercises.map(({ attempts }) => attempts.length)).toEqual([6]);
  });

  it.each(writtenFaults.map(one => [one.what, one] as const))(
    'with %s is told so, with file and line',
    async (_what, { changes, at, says }) => {
      const texts = changedTexts(changes);
      const { findings } = await lookAtLesson(folderOf(texts), []);
      const [file, needle = ''] = at;
      const text = texts.get(file) ?? '';
      const line = text.slice(0, text.indexOf(needle)).split('\n').length;
      const shown = findings.map(one => `${one.file}:${String(one.line)}:${String(one.column)}: ${one.message}`);
      expect(
        findings.filter(found => found.file === file && found.line === line && found.message.includes(says)),
        `${file}:${String(line)}: … ${says} … in\n${shown.join('\n')}`,
      ).toHaveLength(1);
      // Nobody looks for a fault among ten that follow from it.
      expect(shown.length, shown.join('\n')).toBeLessThanOrEqual(3);
    },
  );

  it('is told several faults at once, each where it stands', async () => {
    const many = writtenFaults.filter(({ what }) =>
      ['a misspelt key', 'a link to no section', 'a figure nobody knows', 'an idea that is not there', 'a twin that is not there'].includes(
        what,
      ),
    );
    expect(many).toHaveLength(5);
    const changes = new Map<string, (readonly [string, string])[]>();
    for (const one of many)
      for (const [file, change] of Object.entries(one.changes)) {
        if (Array.isArray(change)) changes.set(file, [...(changes.get(file) ?? []), ...(change as [string, string][])]);
      }
    const { findings } = await lookAtLesson(folderOf(changedTexts(Object.fromEntries(changes))), []);
    for (const { says } of many) expect(findings.filter(({ message }) => message.includes(says))).toHaveLength(1);
  });

  it('is told what another lesson has as well', async () => {
    const { findings } = await lookAtLesson(folderOf(changedTexts({})), [
      { id: 'other', labFiles: ['lab-2-day.lab.ts'], exercises: ['why-level'] },
    ]);
    expect(findings.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      "exercises/why-level/exercise.json: The lesson 'other' has an exercise 'why-level', too: an attempt could be at either.",
      "lesson.json: The lesson 'other' has a lab in a file 'lab-2-day.lab.ts', too: a learner's copy could be of either.",
    ]);
  });

  it('is told where it cannot be read at all', async () => {
    const told = async (changes: Parameters<typeof changedTexts>[0]): Promise<string[]> =>
      (await lookAtLesson(folderOf(changedTexts(changes)), [])).findings.map(({ line, message }) => `${String(line)}: ${message}`);
    expect(await told({ 'lesson.json': null })).toEqual(['1: There is no lesson.json in the folder.']);
    expect(await told({ 'lesson.json': '[]' })).toEqual(['1: lesson.json is a list, but must be an object.']);
    expect(await told({ 'lesson.json': '{\n  "a": [1,\n}' })).toEqual([
      '3: This is not valid JSON: a value is missing here; no comma stands before a closing bracket.',
    ]);
  });
});
