import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import { repository } from '../../scripts/repository.mjs';
import type { RunReport } from '../../src/cli/runReport.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-cli-'));
  await buildOne('cli.mjs', folder);
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in the folder of the labs that are written here. */
function gatescope(...args: readonly string[]): Promise<Ended> {
  return ended(process.execPath, [join(folder, 'cli.mjs'), ...args], folder);
}

function ended(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, out, error });
    });
  });
}

async function lab(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return name;
}

describe('the labs of the lesson', async () => {
  const files = (await readdir(lesson)).filter(name => name.endsWith('.lab.ts'));

  it.each(files)('%s prints what is expected, byte for byte, and nothing else', async file => {
    const expected = await readFile(join(lesson, file.replace('.lab.ts', '.expected.txt')), 'utf8');
    expect(await gatescope('run', join(lesson, file))).toEqual({ code: 0, out: expected, error: '' });
  });

  it('are seven', () => {
    expect(files).toHaveLength(7);
  });

  it('report the values of lab 1 on their lines', async () => {
    const file = join(lesson, 'lab-1-scalar-lstm.lab.ts');
    const { code, out, error } = await gatescope('run', file, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const report = JSON.parse(out) as RunReport;
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(report.output).toEqual((await readFile(file.replace('.lab.ts', '.expected.txt'), 'utf8')).trimEnd().split('\n'));
    expect(report.backend).toBe('cpu');
    expect(report.ms).toBeGreaterThan(0);
    const wanted = {
      forgetGate: ['gate', '0.7311 ███████░░░ keeps most'],
      inputGate: ['gate', '0.5498 █████░░░░░ writes half'],
      outputGate: ['gate', '0.6682 ███████░░░ shows most'],
      cT: ['number', '0.9787'],
      hT: ['number', '0.5028'],
    };
    for (const [name, [kind, text]] of Object.entries(wanted)) {
      const value = report.values.find(one => one.name === name);
      expect(value).toMatchObject({ kind, text, count: 1 });
      expect(lines[(value?.line ?? 0) - 1]).toContain(name);
    }
    expect(report.values.map(({ line }) => line)).toEqual(report.values.map(({ line }) => line).sort((a, b) => a - b));
  });

  it('report shapes with their axes, and series, in labs 3 and 4', async () => {
    const shapes = JSON.parse((await gatescope('run', join(lesson, 'lab-3-shapes.lab.ts'), '--json')).out) as RunReport;
    expect(shapes.values.map(({ shape, text }) => [shape, text])).toContainEqual([[4, 6, 16], '[4, 6, 16] batch × time × hidden']);
    const training = JSON.parse((await gatescope('run', join(lesson, 'lab-4-memory-task.lab.ts'), '--json')).out) as RunReport;
    expect(training.values.find(({ name }) => name === 'loss')).toMatchObject({ kind: 'series', shape: [], text: '0.0001 ×80', count: 80 });
    expect(training.values.find(({ name }) => name === 'gru')).toMatchObject({ kind: 'module', text: 'GRU(1, 8, batchFirst=true)' });
  });
});

describe('a lab that fails', () => {
  it.each([
    ['an error', "const a = 1;\n  throw new Error('boom');", '2:9', 'boom'],
    ['a string', "const a = 1;\nthrow 'boom';", '2:7', 'boom'],
    ['an error that says nothing', 'const a = 1;\nthrow new RangeError();', '2:7', 'RangeError'],
    ['a text that says nothing', "const a = 1;\nthrow ' ';", '2:7', 'The lab threw something without a message.'],
    ['a mistake', 'const a: any = null;\nconst b = a.x;', '2:13', "Cannot read properties of null (reading 'x')"],
    [
      'a function that is quoted whole',
      'const twice = 2;\nstructuredClone(() => twice * 2);',
      '2:1',
      '() => twice * 2 could not be cloned.',
    ],
    [
      'a function that is quoted in a sentence',
      'const twice = (x: number): number => x * 2;\nclass A extends (twice as any) {}',
      '2:18',
      'Class extends value (x: number): number => x * 2 is not a constructor or null',
    ],
    [
      'an error of the library',
      "import { tensor } from 'gatescope';\ntensor([1, 2]).matmul(1 as any);",
      '2:16',
      expect.stringContaining('matmul'),
    ],
    [
      'a part of the language that is replaced',
      'const a = 1;\nArray.prototype.map = (() => []) as any;',
      '2:21',
      "Cannot change 'map': it belongs to the language.",
    ],
    [
      'a part of the language that is defined anew',
      "const a = 1;\nObject.defineProperty(Promise.prototype, 'then', { value: null });",
      '2:8',
      'then cannot be set: what it belongs to is closed against changes. Set it in a copy: { ...object, then: value }.',
    ],
    ['a timer', "setTimeout(() => { throw new Error('late'); }, 1);\nawait new Promise(r => setTimeout(r, 500));", '1:26', 'late'],
    ['a promise that nobody awaits', "Promise.reject(new Error('lost'));\nconst a = 1;", '1:16', 'lost'],
    [
      'a promise that never settles',
      'const a = 1;\nawait new Promise(() => {});',
      '2:1',
      'The lab waits for a promise that never settles. Look at the last await.',
    ],
    [
      'an end of the process',
      'const a = 1;\n(globalThis as any).process.exit(0);',
      '2:29',
      "process.exit is not there for labs: a lab ends with its last line. Take it out, or throw new Error('why').",
    ],
    [
      'a name the library does not have',
      "import { Print } from 'gatescope';\nPrint(1);",
      '1:10',
      "'gatescope' does not export 'Print'. Did you mean 'print'?",
    ],
    [
      'no syntax',
      'const a = 1;\nlet = 5;;;(',
      '2:12',
      'a value is missing before the end. Write it, or take out the sign that asks for it. Fix it and run again.',
    ],
    ['another import', "import 'fs';", '1:8', "labs can import only 'gatescope', '@tensorflow/tfjs' and files beside them."],
    ['nothing in it', '// nothing\n', '1:1', 'Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.'],
  ])('with %s ends with 1, and says where', async (_what, text, place, message) => {
    const file = await lab('failing.lab.ts', text);
    const { code, out, error } = await gatescope('run', file);
    const [, found, said] = /^failing\.lab\.ts:(\d+:\d+): (.*)\n$/su.exec(error) ?? [];
    expect({ code, out, found, said }).toEqual({ code: 1, out: '', found: place, said: message as unknown });
  });

  it('prints nothing that steers a terminal or turns the direction of text', async () => {
    const file = await lab(
      'steers.lab.ts',
      "import { print } from 'gatescope';\nprint('\\u001b[31mred\\u0007 \\u202eturned \\u200b', 'tab\\tstays', 'é 日本 😀');",
    );
    expect(await gatescope('run', file)).toEqual({
      code: 0,
      out: '[U+001B][31mred[U+0007] [U+202E]turned [U+200B] tab\tstays é 日本 😀\n',
      error: '',
    });
  });

  it('keeps what was printed and seen before', async () => {
    const file = await lab('half.lab.ts', "import { print } from 'gatescope';\nconst a = 7;\nprint('before');\nthrow new Error('boom');");
    expect(await gatescope('run', file)).toEqual({ code: 1, out: 'before\n', error: 'half.lab.ts:4:7: boom\n' });
    const { code, out } = await gatescope('run', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      output: ['before'],
      values: [{ line: 2, name: 'a', kind: 'number', text: '7', count: 1 }],
      error: { message: 'boom', file: 'half.lab.ts', line: 4, column: 7 },
    });
  });

  it('says what it says without steering the terminal', async () => {
    await writeFile(join(folder, 'steers.lab.ts'), "throw new Error('\\u001b[31mred\\u202eright to left');\n");
    const { code, error } = await gatescope('run', 'steers.lab.ts');
    expect(code).toBe(1);
    expect(error).toBe('steers.lab.ts:1:7: [U+001B][31mred[U+202E]right to left\n');
  });

  it('is named where it happened, also in a file beside it', async () => {
    await mkdir(join(folder, 'sub'), { recursive: true });
    await lab('sub/helper.ts', "export const f = () => {\n  throw new Error('inside');\n};");
    const file = await lab('sub/main.lab.ts', "import { f } from './helper';\nf();");
    expect(await gatescope('run', file)).toEqual({ code: 1, out: '', error: 'sub/helper.ts:2:9: inside\n' });
    await lab('sub/broken.ts', 'let = ;');
    const other = await lab('sub/other.lab.ts', "import './broken';");
    expect((await gatescope('run', other)).error).toMatch(/^sub\/broken\.ts:1:\d+: /u);
  });
});

describe('the command line', () => {
  it('says what it can do, and that it is no sandbox', async () => {
    const { code, out, error } = await gatescope('--help');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/run FILE.*check FILE.*no sandbox/su);
  });

  it.each([
    [[], 'There is no command. ', 'both'],
    [['watch'], "There is no command 'watch'. ", 'both'],
    [['run'], "The lab's file is missing. ", 'run'],
    [['run', 'a.lab.ts', 'b.lab.ts'], "One lab at a time: 'b.lab.ts' is one too many. ", 'run'],
    [['run', 'a.lab.ts', '--fast'], "There is no option '--fast'. ", 'run'],
    [['check'], 'The file to check is missing. ', 'check'],
    [['check', 'a.lab.ts', '--time'], "There is no option '--time'. ", 'check'],
    [['check', 'a.lab.ts', '--exercise'], "'--exercise' needs a value. ", 'check'],
    [['lesson'], 'What to do with the lesson is missing. ', 'lesson'],
    [['lesson', 'pack'], "There is no command 'lesson pack'. ", 'lesson'],
    [['lesson', 'check'], 'The folder of the lesson is missing. ', 'lesson'],
    [['lesson', 'check', 'a', '--fast'], "There is no option '--fast'. ", 'lesson'],
    [['grade'], 'The folder with the attempts is missing. ', 'grade'],
    [['grade', 'a', 'b', '--exercise', 'c'], "One folder at a time: 'b' is one too many. ", 'grade'],
    [['grade', 'a'], 'Which exercise the attempts are at is missing: --exercise ID. ', 'grade'],
    [['grade', 'a', '--exercise', 'c', '--fast'], "There is no option '--fast'. ", 'grade'],
    [['grade', 'a', '--exercise'], "'--exercise' needs a value. ", 'grade'],
    [['grade', 'a', '--json=1'], "'--json' takes no value. ", 'grade'],
    [['grade', 'a', '--exercise', 'c', '--limit', 'soon'], "'--limit soon' is no number of seconds up to 3600. ", 'grade'],
    [['grade', 'a', '--exercise', 'c', '--lanes', '1.5'], "'--lanes 1.5' is no whole number from 1 to 16. ", 'grade'],
  ] as const)('%j is told in one sentence and ends with 2', async (args, sentence, command) => {
    const run = 'run FILE [--json] [--time]';
    const check = 'check FILE [--json] [--exercise ID] [--lessons FOLDER]';
    const lesson = 'lesson check FOLDER [--json] [--quick] [--studies] [--all]';
    const grade = 'grade FOLDER --exercise ID [--csv FILE] [--html FILE] [--junit FILE] [--json]';
    const usage = { run, check, lesson, grade, both: `${run}, or ${check}, or ${lesson}, or ${grade}` }[command];
    expect(await gatescope(...args)).toEqual({
      code: 2,
      out: '',
      error: `${sentence}Usage: npm run --silent gatescope -- ${usage}\n`,
    });
  });

  it('is told in JSON too where the lab cannot be read at all', async () => {
    const file = await lab('unread.lab.ts', 'const a = 1;\nconst a = 2;\n');
    const { code, out, error } = await gatescope('run', file, '--json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as RunReport;
    expect(report).toMatchObject({ output: [], values: [], error: { code: 'E-SYNTAX', file: 'unread.lab.ts', line: 2, column: 7 } });
    expect(error).toBe(`unread.lab.ts:2:7: ${report.error?.message ?? ''}\n`);
  });

  it('has its place where only the engine does not know the syntax', async () => {
    // Not before Node.js 24: what newer versions know, they run.
    const file = await lab('newer.lab.ts', 'const a = 1;\n{\n  using r = { [Symbol.dispose]() {} };\n}\nconsole.log(a);\n');
    const { code, out, error } = await gatescope('run', file);
    const knows = Number(process.versions.node.split('.')[0]) >= 24;
    expect({ code, out }).toEqual(knows ? { code: 0, out: '1\n' } : { code: 1, out: '' });
    if (!knows) expect(error).toMatch(/^newer\.lab\.ts:3:9: Unexpected identifier .*newer Node\.js\.\n$/u);
  });

  it('says when a file cannot be read', async () => {
    expect(await gatescope('run', 'nowhere.lab.ts')).toEqual({
      code: 2,
      out: '',
      error: "The lab 'nowhere.lab.ts' cannot be read. Check its path.\n",
    });
  });

  it('tells times on stderr', async () => {
    const file = await lab('timed.lab.ts', "console.log('x');");
    const { code, out, error } = await gatescope('run', '--time', file);
    expect({ code, out }).toEqual({ code: 0, out: 'x\n' });
    expect(error).toMatch(/^compiled in [\d.]+ ms, ran in [\d.]+ ms, together [\d.]+ ms\n$/u);
  });

  it('prints floods in full and ends though the lab leaves a timer behind', async () => {
    const file = await lab('flood.lab.ts', 'setInterval(() => {}, 1000);\nfor (let i = 0; i < 200_000; i++) console.log(i);');
    const { code, out } = await gatescope('run', file);
    expect(code).toBe(0);
    expect(out).toBe(Array.from({ length: 200_000 }, (_, i) => `${String(i)}\n`).join(''));
  });

  it('starts by npm, building what it needs without a word', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const file = join(lesson, 'lab-1-scalar-lstm.lab.ts');
    const { code, out } = await ended(npm, ['run', '--silent', 'gatescope', '--', 'run', file], repository);
    expect({ code, out }).toEqual({ code: 0, out: await readFile(file.replace('.lab.ts', '.expected.txt'), 'utf8') });
  });
});
