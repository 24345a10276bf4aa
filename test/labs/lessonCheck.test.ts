import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import type { LessonReport } from '../../src/cli/lesson/lessonCommand.ts';
import { changedTexts, type Changes } from '../unit/preflight/exampleLesson.ts';
import { python } from './pytorch.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-lesson-check-'));
  await buildOne('cli.mjs', folder);
}, 240_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the command says of the example lesson with changes, in a folder of its own. */
async function checked(name: string, changes: Changes, ...more: readonly string[]): Promise<LessonReport & { readonly code: number }> {
  const place = join(folder, name, 'leaky-bucket');
  for (const [file, text] of changedTexts(changes)) {
    await mkdir(dirname(join(place, file)), { recursive: true });
    await writeFile(join(place, file), text, 'latin1');
  }
  return new Promise(resolve => {
    execFile(process.execPath, [join(folder, 'cli.mjs'), 'lesson', 'check', place, '--json', ...more], (error, out) => {
      resolve({ ...(JSON.parse(out) as LessonReport), code: typeof error?.code === 'number' ? error.code : 0 });
    });
  });
}

const told = ({ problems }: LessonReport): string[] => problems.map(({ file, line, message }) => `${file}:${String(line)}: ${message}`);
const beginning = (text: string): unknown => expect.arrayContaining([expect.stringContaining(text)]);

const code = 'exercises/close-the-hole/exercise.json';
const attempts = 'exercises/close-the-hole/attempts.json';

describe('what is seen when a lesson runs', () => {
  it('is nothing in the example, studies and all', async () => {
    const report = await checked('clean', {}, '--studies', '--all');
    expect(report).toMatchObject({ lesson: 'leaky-bucket', problems: [], code: 0 });
    expect(report.notes).toEqual(python === null ? ['Twins were not run: no Python with PyTorch was found.'] : []);
  });

  it('is what labs, attempts and hints do otherwise than the lesson says', async () => {
    const report = await checked(
      'first',
      {
        'lab-1-hour.expected.txt': [['0.7503', '0.7504']],
        'lab-2-day.lab.ts': [['import { fixed', "import 'node:fs';\nimport { fixed"]],
        'lesson.json': [['"kind": "direction"', '"kind": "shape"']],
        [attempts]: [
          ['"expect": "runs"', '"expect": "level"'],
          ['"at": "const level"', '"at": "const rain"'],
          ['"expect": "couldNotRun"', '"expect": "right"'],
        ],
        [code]: [['"goal": "level"', '"goal": "levels"']],
      },
      '--all',
    );
    const found = told(report);
    expect(report.code).toBe(1);
    expect(found).toEqual(
      beginning("lab-1-hour.expected.txt:1: As line 1, lab-1-hour.lab.ts prints 'keep  0.7503', and 'keep  0.7504' is expected."),
    );
    expect(found).toEqual(beginning('lab-2-day.lab.ts:2: '));
    expect(found).toEqual(beginning("A run of lab-1-hour.lab.ts shows no value of 'level' that answers a shape."));
    expect(found).toEqual(beginning("The attempt 'a name that is not there' is kept as 'level', but comes out as 'runs'."));
    expect(found).toEqual(
      beginning("The attempt 'a gate that is nearly open' should be told at a line with 'const rain', but is told at 'const level"),
    );
    expect(found).toEqual(beginning("The attempt 'cut off' is kept as 'right', but comes out as 'couldNotRun'."));
    expect(found).toEqual(beginning(`${code}:`));
    expect(found).toEqual(beginning("The hint is for 'levels', but the check has no such goal or mistake. Did you mean 'level'?"));
  });

  it('is what solutions, starters, mistakes and studies do otherwise', async () => {
    const report = await checked(
      'second',
      {
        'lab-1-hour.lab.ts': [['const rain = 0.3;', 'const rain = nothing();']],
        'studies/week.expected.txt': [['1.2012', '1.2013']],
        'exercises/checks/close-the-hole.ts': [["'no-rain', '", "'still-leaks', '"]],
        'exercises/close-the-hole/solution.lab.ts': [['keep = 1.0', 'keep = 0.5']],
        'exercises/close-the-hole/step-1.lab.ts': [['keep = 1.0', 'keep = 0.5']],
        'exercises/close-the-hole/start.lab.ts': [['const keep = sigmoid(1.1)', 'const keep = 0.5 + sigmoid(0)']],
      },
      '--studies',
    );
    const found = told(report);
    expect(found).toEqual(beginning('lab-1-hour.lab.ts:8: The lab fails: nothing is not defined'));
    expect(found).toEqual(beginning("studies/week.expected.txt:1: As line 1, studies/week.lab.ts prints 'start=0 level=1.2012'"));
    expect(found).toEqual(
      beginning('exercises/close-the-hole/solution.lab.ts:10: The solution is not right. Not yet right: A part of the old water'),
    );
    expect(found).toEqual(beginning('exercises/close-the-hole/start.lab.ts:1: The starter is right as soon as anything is added to it'));
  });

  it('is a promise that never settles, and a lab and an attempt that change the language', async () => {
    const report = await checked(
      'frozen',
      {
        'lab-1-hour.lab.ts': [['const rain', 'await new Promise(() => {});\nconst rain']],
        'lab-2-day.lab.ts': [['let level', '(Array.prototype as any).every = () => true;\nlet level']],
        [attempts]: [
          [
            '[\n',
            '[\n  { "name": "changes lists", "expect": "runs", "edits": [["const rain", "(Array.prototype as any).every = () => true;\\nconst rain"]] },\n',
          ],
        ],
      },
      '--all',
    );
    expect(told(report)).toEqual([
      'lab-1-hour.lab.ts:1: The lab fails: The lab waits for a promise that never settles. Look at the last await.',
      expect.stringContaining("The lab fails: Cannot change 'every': it belongs to the language."),
    ]);
  });

  it('is nothing that an attempt does when it is over', async () => {
    const report = await checked(
      'late',
      {
        [attempts]: [
          [
            '[\n',
            `[
  { "name": "late", "expect": "right", "edits": [["const rain", "setTimeout(() => { throw new Error('late'); }, 500);\\nconst rain"]] },
  { "name": "slow", "expect": "right", "edits": [["const rain", "await new Promise(go => setTimeout(go, 2_000));\\nconst rain"]] },
`,
          ],
        ],
      },
      '--all',
    );
    // On a machine that is very busy it throws before its verdict.
    expect(told(report).filter(says => !says.includes("The attempt 'late'"))).toEqual([]);
  });

  it.runIf(python)('is a twin that prints something else, and one that fails', async () => {
    const found = told(
      await checked('twins', {
        'lab-1-hour.py': [['tensor(1.1)', 'tensor(1.2)']],
        'lab-2-day.py': [['level = tensor(2.0)', 'level = tensor(two)']],
      }),
    );
    expect(found).toEqual([
      expect.stringContaining("lab-1-hour.py:1: As line 1, lab-1-hour.py prints 'keep  0.7685'"),
      "lab-2-day.py:5: The twin fails: NameError: name 'two' is not defined",
    ]);
  });
});

it('no folder, and one without a lesson, is told in one sentence', async () => {
  const ended = (path: string): Promise<{ code: unknown; out: string; error: string }> =>
    new Promise(resolve => {
      execFile(process.execPath, [join(folder, 'cli.mjs'), 'lesson', 'check', path], (failure, out, error) => {
        resolve({ code: failure?.code, out, error });
      });
    });
  expect(await ended(join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    out: '',
    error: expect.stringContaining('There is no folder') as string,
  });
  await mkdir(join(folder, 'empty'));
  expect(await ended(join(folder, 'empty'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('lesson.json:1:1: There is no lesson.json in the folder.') as string,
  });
});
