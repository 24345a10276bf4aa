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

  it('is told which of its files cannot be read', async () => {
    const told = async (file: string, code: string): Promise<string[]> => {
      const folder = folderOf(changedTexts({}));
      // Whoever runs the tests may read every file: another reader may not.
      const read = (path: string): Promise<string> =>
        path === file ? Promise.reject(Object.assign(new Error(`${code}: /some/where/${path}`), { code })) : folder.read(path);
      const { findings } = await lookAtLesson({ ...folder, read }, []);
      return findings.map(one => `${one.file}:${String(one.line)}: ${one.message}`);
    };
    const noRight = 'cannot be read: the system does not let you. Check the permissions of the file.';
    expect(await told('lesson.json', 'EACCES')).toEqual([`lesson.json:1: 'lesson.json' ${noRight}`]);
    expect(await told('lesson.json', 'ERR_STRING_TOO_LONG')).toEqual(["lesson.json:1: 'lesson.json' cannot be read: it is too large."]);
    expect(await told('lab-1-hour.expected.txt', 'EIO')).toContain("lab-1-hour.expected.txt:1: 'lab-1-hour.expected.txt' cannot be read.");
    for (const file of ['sections/one-hour.md', 'exercises/close-the-hole/exercise.json', 'exercises/why-level/answers.json']) {
      const found = await told(file, 'EACCES');
      expect(found.filter(says => says.includes('cannot be read') || says.includes('There is no'))).toEqual([
        `${file}:1: '${file}' ${noRight}`,
      ]);
    }
  });

  it.each([
    ['braces in an equation', { 'sections/one-day.md': '# A day\n\n$e^{{-x}}$ and\n$a_{{b\nc}}$\n\n$$\nx^{{2}}\n$$\n' }],
    ['a letter between signs in an equation', { 'sections/one-day.md': 'As $0 <p> 1$ says.\n' }],
    ['HTML and values in code', { 'sections/one-day.md': 'So:\n\n    <b>x</b> {{x}}\n\nand `<b>\n{{x}}` too.\n' }],
    ['marks in a fence with words behind them', { 'sections/one-day.md': '```\n``` not a closing fence\n<b>x</b>\n::: what\n```\n' }],
  ])('is told of no fault by %s', async (_what, changes) => {
    const { findings } = await lookAtLesson(folderOf(changedTexts(changes)), []);
    const known = /HTML|no value|block|Equations/;
    expect(findings.filter(({ message, file }) => file === 'sections/one-day.md' && known.test(message))).toEqual([]);
  });

  it('is told of values, HTML and blocks right beside equations and code', async () => {
    const text = 'It costs $5 {{x}} and $6, `a` {{y}} `b`.\n\n```\n<b>\n```\n<i>x</i>\n\n::: what\n:::\n';
    const { findings } = await lookAtLesson(folderOf(changedTexts({ 'sections/one-day.md': text })), []);
    const found = findings.filter(({ file }) => file === 'sections/one-day.md').map(one => `${String(one.line)}:${String(one.column)}`);
    expect(found).toEqual(expect.arrayContaining(['1:13', '1:31', '6:1', '8:5']));
  });

  it('may use a picture in its glossary alone', async () => {
    const changes = { 'media/gate.png': 'x', 'lesson.json': [['"text": "', '"text": "![A gate](media/gate.png) ']] } as const;
    const { findings } = await lookAtLesson(folderOf(changedTexts(changes)), []);
    expect(findings).toEqual([]);
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
