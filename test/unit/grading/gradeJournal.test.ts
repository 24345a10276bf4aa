import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gradeBatch, type GradeBatch } from '../../../src/cli/grade/gradeBatch.ts';
import { GradeJournal } from '../../../src/cli/grade/gradeJournal.ts';
import { unlooked, type SubGoal, type Verdict } from '../../../src/core/run/verdict.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-journal-'));
  file = join(folder, 'grades.csv.part');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (madeWith = 'one'): Promise<GradeJournal> => GradeJournal.open(file, 'forget-gate', madeWith);
const met: SubGoal = { id: 'runs', title: 'It runs', state: 'met', message: 'It runs.', line: null, tolerance: null };
const right: Verdict = { kind: 'right', message: 'Right.', line: null, goals: [met], mistake: null, notes: [] };
const attempt = (name: string, text: string | null): GradeBatch['attempts'][number] => ({
  file: name,
  path: name,
  text,
  problem: 'gone',
  isAlone: true,
});

/** @returns the verdicts, and which texts were graded for them */
async function batch(
  attempts: GradeBatch['attempts'],
  journal: GradeJournal | null,
  more: Partial<GradeBatch> = {},
): Promise<[string[], string[]]> {
  const asked: string[] = [];
  const answerOn: GradeBatch['answerOn'] = (_, text) => {
    asked.push(text);
    return Promise.resolve({
      verdict: text.includes('slow') ? unlooked('couldNotRun', 'It took too long.') : right,
      isSure: !text.includes('slow'),
    });
  };
  const graded = await gradeBatch({
    attempts,
    journal,
    answerOn,
    lanes: 2,
    onGraded: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
  return [graded.map(one => `${one.file} ${one.verdict.kind}${one.sameAs === null ? '' : ` as ${one.sameAs}`}`), asked];
}

describe('a batch of attempts', () => {
  it('grades one text once and keeps the order of the files', async () => {
    const attempts = [attempt('a', 'x'), attempt('b', 'y'), attempt('c', 'x'), attempt('d', null)];
    expect(await batch(attempts, null)).toEqual([
      ['a right', 'b right', 'c right as a', 'd couldNotRun'],
      ['x', 'y'],
    ]);
  });

  it('grades what imports a file beside it by itself', async () => {
    const text = "import './part';";
    expect((await batch([attempt('a/x', text), attempt('b/x', text)], null))[1]).toEqual([text, text]);
  });

  it('takes a sure verdict up again, and no other', async () => {
    const attempts = [attempt('a', 'x'), attempt('b', 'slow'), attempt('c', "import './part';")];
    await batch(attempts, await open());
    expect((await batch(attempts, await open()))[1]).toEqual(['slow', "import './part';"]);
    expect((await batch(attempts, await open('another edition')))[1]).toHaveLength(3);
  });

  it('goes on after what throws', async () => {
    const answerOn: GradeBatch['answerOn'] = (_, text) =>
      text === 'x' ? Promise.reject(new Error('no memory')) : Promise.resolve({ verdict: right, isSure: true });
    expect(await batch([attempt('a', 'x'), attempt('b', 'y')], null, { answerOn })).toEqual([['a couldNotRun', 'b right'], []]);
  });

  it('ends with what it has where it is broken off', async () => {
    const breaking = new AbortController();
    const answerOn: GradeBatch['answerOn'] = (_, text) =>
      text === 'never' ? new Promise(() => undefined) : Promise.resolve({ verdict: right, isSure: true });
    const [graded] = await batch([attempt('a', 'x'), attempt('b', 'never'), attempt('c', 'never'), attempt('d', 'y')], null, {
      answerOn,
      lanes: 1,
      signal: breaking.signal,
      onGraded: () => {
        setImmediate(() => {
          breaking.abort();
        });
      },
    });
    expect(graded).toEqual(['a right']);
  });
});

describe('the journal of a batch', () => {
  it('grades anew what a damaged line is about, and keeps the lines after it whole', async () => {
    await batch([attempt('a', 'x'), attempt('b', 'y')], await open());
    const [head = '', first = '', second = ''] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${head}\n${first}\n{"attempt":"1","verdict":{"kind":"perfect"}}\n${second.slice(0, 30)}`);
    expect((await batch([attempt('a', 'x'), attempt('b', 'y')], await open()))[1]).toHaveLength(1);
    expect((await batch([attempt('a', 'x'), attempt('b', 'y')], await open()))[1]).toEqual([]);
  });

  it('takes nothing from a file that is something else', async () => {
    await appendFile(file, 'my notes');
    expect((await batch([attempt('a', 'x')], await open()))[1]).toEqual(['x']);
  });
});
