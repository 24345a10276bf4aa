import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import { repository } from '../../scripts/repository.mjs';
import type { CheckReport } from '../../src/cli/checkCommand.ts';

const lessons = join(repository, 'labs');
const exercises = join(lessons, 'lstm-and-gru/exercises');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-check-'));
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

function check(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'cli.mjs'), 'check', ...args, '--lessons', lessons], { cwd: folder });
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

async function report(file: string, ...more: readonly string[]): Promise<{ readonly code: number | null; readonly report: CheckReport }> {
  const { code, out } = await check(file, '--json', ...more);
  return { code, report: JSON.parse(out) as CheckReport };
}

/** A learner's file with the text of one of the exercise's. */
async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return name;
}

const textOf = (path: string): Promise<string> => readFile(join(exercises, path), 'utf8');

describe('gatescope check', () => {
  it.each([
    ['right', 0, 'forget-gate/solution.lab.ts'],
    ['right', 0, 'longer-sequence/solution.lab.ts'],
    ['right', 0, 'why-gru/solution.md'],
    ['notStarted', 1, 'label-last/start.lab.ts'],
    ['notStarted', 1, 'why-gru/start.md'],
    ['notYetRight', 1, 'lstm-classifier/step-1.lab.ts'],
  ] as const)('says %s and ends with %i for %s', async (kind, code, path) => {
    const [exercise = ''] = path.split('/');
    const { code: ended, report: found } = await report(join(exercises, path));
    expect({ ended, kind: found.kind, exercise: found.exercise }).toEqual({ ended: code, kind, exercise });
    expect(found.ms).toBeGreaterThanOrEqual(0);
  });

  it('tells in words which sub-goal is missed, where, and how exact it has to be', async () => {
    const file = await write('forget-gate.lab.ts', (await textOf('forget-gate/start.lab.ts')).replace('sigmoid(1.0)', 'sigmoid(-2.0)'));
    const { code, out, error } = await check(file);
    expect({ code, error }).toEqual({ code: 1, error: '' });
    expect(out).toMatch(/^Close the forget gate\nforget-gate\.lab\.ts:\d+: Not yet right: The forget gate is 0\.1192/u);
    expect(out).toContain('  ✗ The forget gate is sigmoid(-1.0) (within 0.000001)\n');
    expect(out).toContain('  · The new memory c_t');
  });

  it('knows the exercise by its title, or by its lines when the comments are gone', async () => {
    const solution = await textOf('longer-sequence/solution.lab.ts');
    const titled = await write('mine.lab.ts', `// Exercise: An LSTM instead\nconst a = 1;\n`);
    const bare = await write('other.lab.ts', solution.replaceAll(/^\s*\/\/.*\n/gmu, ''));
    expect((await report(titled)).report.exercise).toBe('lstm-classifier');
    expect((await report(bare)).report).toMatchObject({ exercise: 'longer-sequence', kind: 'right' });
    const strange = await write('strange.lab.ts', 'const a = 1;\n');
    expect(await check(strange)).toMatchObject({ code: 2, out: '', error: expect.stringContaining('--exercise ID') as string });
    expect((await report(strange, '--exercise', 'forget-gate')).report).toMatchObject({ exercise: 'forget-gate', kind: 'notYetRight' });
    expect(await check(strange, '--exercise', 'nothing')).toMatchObject({
      code: 2,
      error: expect.stringContaining("no exercise 'nothing'") as string,
    });
  });

  it('could not run what cannot be read, and says where', async () => {
    const file = await write('forget-gate-broken.lab.ts', 'const a = ;\n');
    const { code, report: found } = await report(file);
    expect(code).toBe(3);
    expect(found).toMatchObject({ kind: 'couldNotRun', line: 1, goals: [] });
  });

  it('tells an attempt that waits for ever as one, with its last line', async () => {
    const file = await write('forget-gate-waits.lab.ts', 'const a = 1;\nawait new Promise(() => {});\n');
    const { code, report: found } = await report(file);
    expect({ code, kind: found.kind, line: found.line }).toEqual({ code: 3, kind: 'couldNotRun', line: 2 });
    expect(found.message).toBe('Your attempt waits for a promise that never settles. Last line reached: 2. Look at the last await.');
  });

  it.each(['exit(0)', 'abort()', 'kill(1)'])('lets no attempt end the process, as by process.%s', async ending => {
    const name = ending.replace(/\(.*/u, '');
    const file = await write('forget-gate-ends.lab.ts', `const a = 1;\n(globalThis as any).process.${ending};\n`);
    const { code, report: found } = await report(file);
    expect({ code, kind: found.kind, line: found.line }).toEqual({ code: 1, kind: 'notYetRight', line: 2 });
    expect(found.message).toContain(`process.${name} is not there for labs: a lab ends with its last line.`);
  });

  it('ends an attempt that does not end, and names its last line', async () => {
    const file = await write('forget-gate-loop.lab.ts', 'let n = 0;\nwhile (true) n++;\n');
    const { code, report: found } = await report(file);
    expect(code).toBe(3);
    expect(found).toMatchObject({ kind: 'couldNotRun', line: 2 });
    expect(found.message).toMatch(/still running after 1\d\.\d s\. Last line reached: 2\./u);
  });

  it.each([
    ['Array.prototype.every = (() => true) as any;', "Cannot change 'every': it belongs to the language."],
    ['Math.abs = () => 0;', "abs is the library's own and cannot be replaced"],
    ["Object.defineProperty(Number, 'isFinite', { value: () => true });", "isFinite is the library's own and cannot be replaced"],
  ])('is not led astray by what an attempt does to the language: %s', async (line, said) => {
    const file = await write('forget-gate-replaces.lab.ts', `${line}\n${await textOf('forget-gate/start.lab.ts')}`);
    const { code, report: found } = await report(file);
    expect(code).toBe(1);
    expect(found.goals[0]).toMatchObject({ id: 'runs', state: 'missed', line: 1, message: expect.stringContaining(said) as string });
  });

  it('could not run what waits for ever', async () => {
    const file = await write('forget-gate-waits.lab.ts', 'await new Promise(() => {});\n');
    expect(await report(file)).toMatchObject({ code: 3, report: { kind: 'couldNotRun' } });
  });

  it('takes a thrown error for an answer that is not right yet', async () => {
    const file = await write(
      'forget-gate-throws.lab.ts',
      "setTimeout(() => { throw new Error('late'); }, 1);\nawait new Promise(r => setTimeout(r, 300));\n",
    );
    const { code, report: found } = await report(file);
    expect(code).toBe(1);
    expect(found.goals[0]).toMatchObject({ id: 'runs', state: 'missed', message: 'Your attempt stopped with an error: late.', line: 1 });
  });

  it("names the learner's line where something in the library throws", async () => {
    const solution = await textOf('forget-bias/solution.lab.ts');
    const file = await write('forget-bias.lab.ts', solution.replace('const forgetBias = 4;', "const forgetBias = 'four';"));
    const line = solution.split('\n').findIndex(text => text.includes('ones(8).mul(forgetBias)')) + 1;
    const { report: found } = await report(file);
    expect(found.goals[0]).toMatchObject({
      id: 'runs',
      state: 'missed',
      message: "Your attempt stopped with an error: mul needs a tensor or a number, but got the text 'four'.",
      line,
    });
  });

  it('reads files beside the attempt', async () => {
    await write('scores.ts', 'export const score = -1.0;\n');
    const text = (await textOf('forget-gate/start.lab.ts')).replace('sigmoid(1.0)', 'sigmoid(score)');
    const file = await write('forget-gate-beside.lab.ts', `import { score } from './scores';\n${text}`);
    expect(await report(file)).toMatchObject({ code: 0, report: { kind: 'right' } });
    // A number that nobody would need, so that only what follows from the score can tell.
    await write('scores.ts', 'export const score = -0.57 - 0.43;\nexport const title = 2026;\n');
    await write('forget-gate-beside.lab.ts', `import { score } from './scores';\n${text}print(7);\n`);
    expect(await report(file)).toMatchObject({ code: 0, report: { kind: 'right' } });
  });

  it('does not let an attempt import what checks import', async () => {
    const file = await write('forget-gate-forges.lab.ts', "import { findModel } from 'gatescope/check';\nfindModel;\n");
    expect(await report(file)).toMatchObject({ code: 3, report: { kind: 'couldNotRun' } });
  });

  it('says when a file cannot be read, or no lesson is there', async () => {
    expect(await check('nowhere.lab.ts')).toMatchObject({ code: 2, error: "The file 'nowhere.lab.ts' cannot be read. Check its path.\n" });
    await copyFile(join(exercises, 'forget-gate/start.lab.ts'), join(folder, 'forget-gate.lab.ts'));
    const lonely = spawn(process.execPath, [join(folder, 'cli.mjs'), 'check', 'forget-gate.lab.ts', '--lessons', folder], { cwd: folder });
    let error = '';
    lonely.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    expect(await new Promise(resolve => lonely.on('close', resolve))).toBe(2);
    expect(error).toContain('No lesson with exercises was found');
  });
});
