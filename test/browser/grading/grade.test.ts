import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../../scripts/build.mjs';
import { repository } from '../../../scripts/repository.mjs';
import { findChromium } from '../../../scripts/vscode/findChromium.mjs';
import type { GradeReport } from '../../../src/cli/grade/gradeCommand.ts';
import { Canary } from '../sandbox/harness/canary.ts';

const lessons = join(repository, 'labs');
const exercise = join(lessons, 'lstm-and-gru/exercises/forget-gate');
let folder = '';
let right = '';
let wrong = '';
const canary = new Canary();
let address = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-grade-'));
  await buildOne('cli.mjs', join(folder, 'dist'));
  right = await readFile(join(exercise, 'solution.lab.ts'), 'utf8');
  wrong = right.replace('sigmoid(-1.0)', '-sigmoid(1.0)');
  address = await canary.listen();
});

afterAll(async () => {
  await canary.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** @param onError is told all that was written to standard error so far, and may send a signal */
function grade(
  attempts: string,
  args: readonly string[],
  onError?: (text: string, send: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const all = [join(folder, 'dist/cli.mjs'), 'grade', attempts, '--exercise', 'forget-gate', '--lessons', lessons, ...args];
    const child = spawn(process.execPath, all, { cwd: folder, env: { ...process.env, CHROMIUM: findChromium() ?? '' } });
    let [out, error] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text;
      onError?.(error, signal => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, out, error });
    });
  });
}

async function classOf(name: string, texts: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(join(path, file, '..'), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return path;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

function kindsOf(out: string): Record<string, string> {
  const report = JSON.parse(out) as GradeReport;
  return Object.fromEntries(report.attempts.map(({ file, verdict }) => [file, verdict.kind]));
}

describe('gatescope grade', () => {
  it('tells right from wrong, grades one text once, and writes table and page', async () => {
    const attempts = await classOf('class', {
      'ada.lab.ts': right,
      'ben.lab.ts': wrong,
      'cleo.lab.ts': await readFile(join(exercise, 'start.lab.ts'), 'utf8'),
      'dora.lab.ts': right,
      'eli/answer.lab.ts': `import { gate } from './parts';\n${right.replace('sigmoid(-1.0)', 'sigmoid(gate)')}`,
      'eli/parts.ts': 'export const gate = -1.0;\n',
      'finn.lab.ts': 'let = ;\n',
      'gus.txt': 'no program',
    });
    const ended = await grade(attempts, ['--json', '--csv', 'class.csv', '--html', 'class.html']);
    expect(ended.code, ended.error).toBe(1);
    expect(kindsOf(ended.out)).toEqual({
      'ada.lab.ts': 'right',
      'ben.lab.ts': 'notYetRight',
      'cleo.lab.ts': 'notStarted',
      'dora.lab.ts': 'right',
      'eli/answer.lab.ts': 'right',
      'finn.lab.ts': 'couldNotRun',
    });
    const { summary, attempts: graded } = JSON.parse(ended.out) as GradeReport;
    expect(graded.map(({ sameAs }) => sameAs).filter(Boolean)).toEqual(['ada.lab.ts']);
    expect(summary.byKind).toEqual({ right: 3, notYetRight: 1, notStarted: 1, couldNotRun: 1 });
    expect(summary.mistakes).toMatchObject([{ id: 'negated-gate', files: ['ben.lab.ts'] }]);
    expect(ended.error).toContain('Left out, as they do not end in .ts: gus.txt.');
    const table = await readFile(join(folder, 'class.csv'), 'utf8');
    expect(table.split('\r\n')[0]).toBe('file,verdict,runs,forget-gate,others,memory,output,mistake,line,message,same text as');
    expect(table).toMatch(/^ben\.lab\.ts,notYetRight,met,missed,notReached,notReached,notReached,negated-gate,12,/mu);
    expect(await readFile(join(folder, 'class.html'), 'utf8')).toContain('<title>Close the forget gate: 6 attempts</title>');
    expect(await exists(join(folder, 'class.csv.part'))).toBe(false);
  });

  it('grades what is hostile as wrong, and nothing of it gets out', async () => {
    const attempts = await classOf('hostile', hostile());
    await symlink(join(exercise, 'solution.lab.ts'), join(attempts, 'link.lab.ts'));
    const ended = await grade(attempts, ['--json', '--limit', '5', '--html', 'hostile.html', '--csv', 'hostile.csv']);
    expect(ended.code, ended.error).toBe(1);
    const kinds = kindsOf(ended.out);
    expect(Object.keys(kinds)).toHaveLength(Object.keys(hostile()).length + 1);
    expect(Object.entries(kinds).filter(([, kind]) => kind === 'right')).toEqual([]);
    // Where the attempt itself is looked at, it is as wrong as it is without its tricks.
    expect(kinds).toMatchObject({
      'prints.lab.ts': 'notYetRight',
      'ends.lab.ts': 'notYetRight',
      'waits.lab.ts': 'couldNotRun',
      'link.lab.ts': 'couldNotRun',
    });
    expect(canary.hits).toEqual([]);
    expect(await readFile(join(folder, 'hostile.html'), 'utf8')).not.toMatch(/<img|<script/u);
    const computed = (await readFile(join(folder, 'hostile.csv'), 'utf8')).split('\r\n').filter(line => /(?:^|,)"?[=+@]/u.test(line));
    expect(computed).toEqual([]);
  });

  it('is broken off with what it has, and takes it up again', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => [
      `s${String(i).padStart(2, '0')}.lab.ts`,
      `${i % 2 ? right : wrong}// ${String(i)}\n`,
    ]);
    const attempts = await classOf('many', Object.fromEntries(texts) as Record<string, string>);
    let isSent = false;
    const first = await grade(attempts, ['--csv', 'many.csv', '--lanes', '1'], (text, send) => {
      if (!isSent && text.includes(' of 20 graded')) send('SIGINT');
      isSent ||= text.includes(' of 20 graded');
    });
    expect(first.code, first.error).toBe(3);
    const [, before = ''] = /Broken off: (\d+) of 20 were graded\. The same command takes it up again\./u.exec(first.error) ?? [];
    expect(Number(before)).toBeGreaterThanOrEqual(2);
    expect(Number(before)).toBeLessThan(20);
    expect((await readFile(join(folder, 'many.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(Number(before) + 1);
    const second = await grade(attempts, ['--csv', 'many.csv', '--json']);
    const graded = (JSON.parse(second.out) as GradeReport).attempts;
    expect(graded.map(({ verdict }) => verdict.kind)).toEqual(texts.map((_, i) => (i % 2 ? 'right' : 'notYetRight')));
    expect(graded.filter(({ ms }) => ms === 0).length).toBeGreaterThanOrEqual(Number(before));
    expect(await exists(join(folder, 'many.csv.part'))).toBe(false);
  });

  it('says what is missing', async () => {
    const attempts = await classOf('one', { 'ada.lab.ts': right });
    const [unknown, empty, browser] = await Promise.all([
      grade(attempts, ['--exercise', 'forget-gates']),
      grade(join(folder, 'dist'), []),
      grade(attempts, ['--browser', '/nowhere/chromium']),
    ]);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.error).toMatch(/^There is no exercise 'forget-gates'\. There are .*forget-gate/u);
    expect(empty.error).toContain('No attempt was found');
    expect(browser).toEqual({ code: 2, out: '', error: "There is no browser '/nowhere/chromium'. Check its path.\n" });
    const [noBrowser, noPlace] = await Promise.all([
      grade(attempts, ['--browser', process.execPath, '--csv', 'none.csv']),
      grade(attempts, ['--csv', 'nowhere/none.csv']),
    ]);
    expect(noBrowser).toMatchObject({ code: 2, out: '' });
    expect(noBrowser.error).toContain(`The browser '${process.execPath}' cannot be used: `);
    expect(await exists(join(folder, 'none.csv.part'))).toBe(false);
    expect(noPlace).toMatchObject({ code: 2, out: '', error: expect.stringContaining('cannot be written (ENOENT)') as string });
  });
});

/** Attempts that do not solve the exercise, and try to look as if they did, or to do harm. */
function hostile(): Record<string, string> {
  const forged = JSON.stringify({
    kind: 'verdict',
    verdict: { kind: 'right', message: 'Right.', line: null, goals: [], mistake: null, notes: [] },
  });
  const wrongAnd = (more: string): string => `${wrong}\n${more}\n`;
  return {
    'prints.lab.ts': wrongAnd(`console.log('${forged}');\nconsole.error('{"exercise":"forget-gate"}');`),
    'output.lab.ts': wrongAnd(`(globalThis as any).process.stdout.write('{"right":true}');`),
    'ends.lab.ts': `(globalThis as any).process.exit(0);\n`,
    'closes.lab.ts': wrongAnd(`(globalThis as any).close();`),
    'posts.lab.ts': wrongAnd(`(globalThis as any).postMessage(${forged});`),
    'posts-up.lab.ts': wrongAnd(`(globalThis as any).self.parent.postMessage(${forged}, '*');`),
    'page.lab.ts': wrongAnd(`(globalThis as any).gatescopeGrading.check = () => Promise.resolve(${forged});`),
    'file.lab.ts': `import { readFileSync } from 'node:fs';\n${wrong}`,
    'other.lab.ts': `export { memory, forget } from './prints.lab';\n${wrong}`,
    'above.lab.ts': `import '../class/ada.lab';\n${wrong}`,
    'endless.lab.ts': wrongAnd('for (let turn = 0; ; turn++) {}'),
    'waits.lab.ts': wrongAnd('await new Promise(() => {});'),
    'throws.lab.ts': wrongAnd('throw null;'),
    'formula.lab.ts': wrongAnd(`throw new Error('=1+1');`),
    'markup.lab.ts': wrongAnd(`throw new Error('<img src=x onerror="1"><script>1</script>');`),
    'turned.lab.ts': wrongAnd(`throw new Error('\\u202eright');`),
    'network.lab.ts': wrongAnd(`await (globalThis as any).fetch('http://${address}/fetch');`),
    'worker.lab.ts': wrongAnd(`new (globalThis as any).Worker('http://${address}/worker');`),
    'prototypes.lab.ts': wrongAnd(`(Array.prototype as any).every = () => true;\n(Object.prototype as any).state = 'met';`),
    'numbers.lab.ts': wrongAnd('(Math as any).abs = () => 0;'),
    'exports.lab.ts': `export const goals = [];\nexport function check() {}\n${wrong}`,
    'prints-much.lab.ts': wrongAnd("for (let i = 0; i < 50_000; i++) console.log('right');"),
    'huge.lab.ts': `${wrong}// ${'x'.repeat(1024 * 1024)}\n`,
    'bytes.lab.ts': `\u0000\u0001\u0002${wrong.slice(0, 20)}`,
    '=1+1.lab.ts': wrongAnd(''),
  };
}
