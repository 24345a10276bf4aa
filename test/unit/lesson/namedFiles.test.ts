import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/lesson/manifest/readManifest.ts';

const lab = (id: string): object => ({ id, title: id, summary: id, file: `${id}.lab.ts`, expected: `${id}.expected.txt` });
const idea = (id: string): object => ({ id, title: id, words: [['gate']], missing: 'Which?' });
const exercise = (id: string, rubric: unknown): object => ({
  ...{ id, title: id, summary: id, kind: 'words', rubric },
  ...{ task: `exercises/${id}/task.md`, starter: `exercises/${id}/start.md`, answer: `exercises/${id}/answer.md` },
});
const head = { format: 1, id: 'mine', number: '1', title: 'Mine', summary: 'A lesson.', authors: ['Me'], labs: [] };

type Files = Readonly<Record<string, unknown>>;
const read = (files: Files): ReturnType<typeof readManifest> =>
  readManifest('mine', path => {
    const file = files[path];
    if (file === undefined) return Promise.reject(new Error(`There is no ${path}.`));
    return Promise.resolve(typeof file === 'string' ? file : JSON.stringify(file));
  });
/** The sentence without how it begins. */
async function problemOf(files: Files): Promise<string> {
  const found = await read({ 'lesson.json': head, ...files });
  return 'problem' in found ? found.problem.replace("Lesson 'mine' was not loaded: ", '') : 'no problem';
}

const manyLabs = Array.from({ length: 500 }, (_, at) => ({ from: `l/a${String(at)}.json` }));
const manyFiles = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`l/a${String(at)}.json`, lab(`a${String(at)}`)]));

describe('a manifest in several files', () => {
  it('is read as if it stood in one', async () => {
    const labs = [lab('one'), lab('two')];
    const exercises = [exercise('a', [idea('x'), idea('y')]), exercise('b', [idea('z')])];
    const glossary = [{ id: 'gate', term: 'gate', text: 'A number.' }];
    const whole = await read({ 'lesson.json': { ...head, labs, exercises, glossary } });
    const parts = await read({
      'lesson.json': {
        ...head,
        labs: [labs[0], { from: 'labs/two.json' }],
        exercises: { from: 'exercises.json' },
        glossary: { from: 'glossary.json' },
      },
      'labs/two.json': labs[1],
      'exercises.json': [{ from: 'exercises/a/exercise.json' }, exercises[1]],
      'exercises/a/exercise.json': exercise('a', { from: 'exercises/a/rubric.json' }),
      'exercises/a/rubric.json': [idea('x'), { from: 'exercises/a/y.json' }],
      'exercises/a/y.json': idea('y'),
      'glossary.json': glossary,
    });
    expect(whole).not.toHaveProperty('problem');
    expect(parts).toEqual(whole);
  });

  it('is read the same however its lists are cut', async () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(ids, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), async (names, isCut) => {
        const files: Record<string, unknown> = {};
        const put = (file: string, value: unknown, at: number): unknown => {
          if (isCut[at] !== true) return value;
          files[file] = value;
          return { from: file };
        };
        const exercises = names.map((name, at) => put(`e/${name}.json`, exercise(name, put(`r/${name}.json`, [idea(name)], at)), at));
        const labs = names.map((name, at) => put(`l/${name}.json`, lab(name), at));
        const whole = { ...head, labs: names.map(lab), exercises: names.map(name => exercise(name, [idea(name)])) };
        const parts = { ...head, labs: put('all.json', labs, 6), exercises };
        expect(await read({ ...files, 'lesson.json': parts })).toEqual(await read({ 'lesson.json': whole }));
      }),
      { numRuns: 200 },
    );
  });

  it('may have 500 files', async () => {
    expect(await problemOf({ 'lesson.json': { ...head, labs: manyLabs }, ...manyFiles })).toBe('no problem');
  });

  it('is read file beside file', async () => {
    let waiting = 0;
    let open = (): void => undefined;
    const both = new Promise<void>(resolve => (open = resolve));
    await readManifest('mine', async path => {
      if (path === 'lesson.json') return JSON.stringify({ ...head, labs: [{ from: 'a.json' }, { from: 'b.json' }] });
      // Neither goes on before both have begun.
      if (++waiting === 2) open();
      await both;
      return JSON.stringify(lab(path.slice(0, 1)));
    });
    expect(waiting).toBe(2);
  });

  it.each<[string, Files, string]>([
    ['two files of no JSON', { 'a.json': '{', 'b.json': '{' }, 'a.json is not valid JSON.'],
    ['a file of no JSON before one that is not there', { 'a.json': '{' }, 'a.json is not valid JSON.'],
    [
      'a fault in a file of the first entry',
      { 'a.json': { ...lab('a'), labs: [{ from: 'c.json' }] }, 'b.json': '{', 'c.json': '7' },
      'c.json must hold an object.',
    ],
    [
      'a file that two entries name',
      { 'a.json': { ...lab('a'), labs: [{ from: 'b.json' }] }, 'b.json': lab('b') },
      "labs[1] names 'b.json', which stands elsewhere already.",
    ],
  ])('tells the fault that stands first, whichever file is read first: %s', async (_what, files, sentence) => {
    const all: Files = { ...files, 'lesson.json': { ...head, labs: [{ from: 'a.json' }, { from: 'b.json' }] } };
    for (const slow of ['a.json', 'b.json']) {
      const found = await readManifest('mine', async path => {
        // Everything else that can be read is read before this one.
        if (path === slow) await new Promise(resolve => setImmediate(resolve));
        const file = all[path];
        if (file === undefined) throw new Error(`There is no ${path}.`);
        return typeof file === 'string' ? file : JSON.stringify(file);
      });
      expect(found).toEqual({ problem: `Lesson 'mine' was not loaded: ${sentence}` });
    }
  });

  it.each(['lab', 'nested'])('never holds much more than the 4 MB that are allowed: %s', async kind => {
    let read = 0;
    const names = (start: string): object[] => Array.from({ length: 100 }, (_, at) => ({ from: `${start}-${String(at)}.json` }));
    const found = await readManifest('mine', path => {
      if (path === 'lesson.json') return Promise.resolve(JSON.stringify({ ...head, labs: names('a') }));
      read += 1;
      const value = kind === 'nested' && /^a-\d+\.json$/.test(path) ? { labs: names(path.replace('.json', '')) } : lab('x');
      return Promise.resolve(JSON.stringify(value).padEnd(2 ** 20));
    });
    expect(found).toEqual({ problem: "Lesson 'mine' was not loaded: its manifest is larger than 4 MB." });
    expect(read).toBeLessThan(16);
  });

  const one = { from: 'one.json' };
  const gone = { ...lab('one'), title: undefined };
  it.each<[string, Files, string]>([
    ['an entry of a file', { 'lesson.json': { ...head, labs: [one] }, 'one.json': gone }, 'one.json: title is missing.'],
    [
      'an entry of a list in a file',
      { 'lesson.json': { ...head, labs: one }, 'one.json': [lab('a'), gone] },
      'one.json: [1].title is missing.',
    ],
    [
      'an entry of a file that a file names',
      {
        'lesson.json': { ...head, exercises: [one] },
        'one.json': exercise('a', [idea('x'), { from: 'exercises/a/two.json' }]),
        'exercises/a/two.json': { ...idea('y'), missing: 7 },
      },
      'exercises/a/two.json: missing must be string, not 7.',
    ],
    [
      'what stands in lesson.json, behind a file',
      { 'lesson.json': { ...head, labs: [one, gone] }, 'one.json': lab('a') },
      'labs[1].title is missing.',
    ],
    [
      'a path of a file',
      { 'lesson.json': { ...head, labs: [one] }, 'one.json': { ...lab('a'), expected: '../x.expected.txt' } },
      "one.json: expected: '../x.expected.txt' leaves the lesson's folder.",
    ],
    [
      'a lab that is not there',
      { 'lesson.json': { ...head, exercises: [one] }, 'one.json': { ...exercise('a', [idea('x')]), lab: 'none' } },
      "one.json: lab is 'none', but there is no such lab.",
    ],
    [
      'a rubric that is missing',
      { 'lesson.json': { ...head, exercises: [one] }, 'one.json': exercise('a', undefined) },
      'one.json: rubric is missing.',
    ],
    ['an id twice', { 'lesson.json': { ...head, labs: one }, 'one.json': [lab('a'), lab('a')] }, 'one.json must not use an id twice.'],
    [
      'an id twice in two files',
      { 'lesson.json': { ...head, labs: [one, { from: 'two.json' }] }, 'one.json': lab('a'), 'two.json': lab('a') },
      'labs must not use an id twice.',
    ],
    ['a file that is no JSON', { 'lesson.json': { ...head, labs: [one] }, 'one.json': '{' }, 'one.json is not valid JSON.'],
    ['a file of a number', { 'lesson.json': { ...head, labs: [one] }, 'one.json': '7' }, 'one.json must hold an object.'],
    ['a list in place of an entry', { 'lesson.json': { ...head, labs: [one] }, 'one.json': [lab('a')] }, 'one.json must hold an object.'],
    ['an entry in place of a list', { 'lesson.json': { ...head, labs: one }, 'one.json': lab('a') }, 'one.json must hold a list.'],
    [
      'a key that reaches into prototypes',
      { 'lesson.json': { ...head, labs: [one] }, 'one.json': '{ "__proto__": 1 }' },
      "one.json has a key '__proto__'.",
    ],
    [
      'nesting',
      { 'lesson.json': { ...head, labs: [one] }, 'one.json': `${'['.repeat(50)}${']'.repeat(50)}` },
      'one.json is nested more than 16 levels deep.',
    ],
    [
      'a name outside',
      { 'lesson.json': { ...head, labs: [{ from: '../x.json' }] } },
      "labs[0].from: '../x.json' leaves the lesson's folder.",
    ],
    [
      'a name outside in a file',
      { 'lesson.json': { ...head, labs: one }, 'one.json': [{ from: 'C:/x.json' }] },
      "one.json: [0].from: 'C:/x.json' leaves the lesson's folder.",
    ],
    [
      'a name of another kind',
      { 'lesson.json': { ...head, labs: { from: 'labs.txt' } } },
      'labs.from must be a path like exercises/one/exercise.json.',
    ],
    ['a name of no text', { 'lesson.json': { ...head, labs: { from: 7 } } }, 'labs.from must be string, not 7.'],
    ['a name and more', { 'lesson.json': { ...head, labs: [{ ...lab('a'), ...one }] } }, 'labs[0].id is not known; check its spelling.'],
    ['a name of itself', { 'lesson.json': { ...head, labs: one }, 'one.json': one }, 'one.json must hold a list.'],
    [
      'a name of the manifest',
      { 'lesson.json': { ...head, labs: { from: 'lesson.json' } } },
      "labs names 'lesson.json', which stands elsewhere already.",
    ],
    [
      'a file that is named twice',
      { 'lesson.json': { ...head, labs: [one, one] }, 'one.json': lab('a') },
      "labs[1] names 'one.json', which stands elsewhere already.",
    ],
    [
      'files that name each other',
      {
        'lesson.json': { ...head, exercises: [one] },
        'one.json': exercise('a', { from: 'two.json' }),
        'two.json': [{ id: 'x', rubric: one }],
      },
      "two.json: [0].rubric names 'one.json', which stands elsewhere already.",
    ],
    ['a name where no list is', { 'lesson.json': { ...head, title: one } }, 'title must be string, not Object.'],
    [
      'a name in a list that stands in its entry',
      { 'lesson.json': { ...head, labs: [{ ...lab('a'), predictions: one }] } },
      'labs[0].predictions must be Array, not Object.',
    ],
    [
      'too many files',
      {
        'lesson.json': { ...head, labs: manyLabs, glossary: one },
        ...manyFiles,
        'one.json': [],
      },
      'it names more than 500 files.',
    ],
    [
      'too long a way',
      {
        'lesson.json': { ...head, labs: { from: 'a0.json' } },
        ...Object.fromEntries(
          Array.from({ length: 6 }, (_, at) => [`a${String(at)}.json`, [{ labs: { from: `a${String(at + 1)}.json` } }]]),
        ),
      },
      'a3.json: [0].labs is reached through more than 4 files.',
    ],
    [
      'too much text',
      {
        'lesson.json': { ...head, labs: [one, { from: 'two.json' }] },
        'one.json': `${' '.repeat(2 ** 21)}${JSON.stringify(lab('a'))}`,
        'two.json': `${' '.repeat(2 ** 21)}${JSON.stringify(lab('b'))}`,
      },
      'its manifest is larger than 4 MB.',
    ],
  ])('says what is wrong in the file where it stands: %s', async (_what, files, sentence) => {
    expect(await problemOf(files)).toBe(sentence);
  });

  it('passes on why a file cannot be read', async () => {
    await expect(read({ 'lesson.json': { ...head, labs: [one] } })).rejects.toThrow('There is no one.json.');
  });

  it('asks for nothing outside of the folder', async () => {
    const asked: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom('', '../', '/', 'a/', 'C:\\', '..\\'), async (name, before) => {
        const manifest = JSON.stringify({ ...head, labs: [{ from: `${before}${name}.json` }] });
        await readManifest('mine', path => {
          asked.push(path);
          return Promise.resolve(path === 'lesson.json' ? manifest : '{}');
        });
      }),
      { numRuns: 500 },
    );
    expect(asked.filter(path => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.json$/.test(path))).toEqual([]);
  });
});
