import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../../scripts/build.mjs';
import { repository } from '../../../scripts/repository.mjs';
import { CompilerQueue, SupersededError, type CompilerOptions } from '../../../src/compiler/compilerQueue.ts';
import { originalPlace } from '../../../src/core/source/labMap.ts';
import { compileLab, type CompileInput } from '../../../src/instrument/compileLab.ts';

let folder = '';
let queue: CompilerQueue | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-compiler-'));
  await buildOne('compiler.cjs', join(folder, 'slow'));
  const slow = { entryPoints: ['test/unit/compiler/slowInstrument.ts'], outfile: join(folder, 'slow/instrument.cjs') };
  await build({ absWorkingDir: repository, bundle: true, platform: 'node', format: 'cjs', ...slow });
  await buildOne('compiler.cjs', join(folder, 'real'));
  await buildOne('instrument.cjs', join(folder, 'real'));
}, 60_000);

afterEach(() => {
  queue?.dispose();
});

afterAll(() => rm(folder, { recursive: true }));

function start(which: 'slow' | 'real', options: Partial<CompilerOptions> = {}): CompilerQueue {
  return (queue = new CompilerQueue({ script: join(folder, which, 'compiler.cjs'), ...options }));
}

const here = { key: 'a', isAwaited: true };
const input = (text: string): CompileInput => ({ name: 'my.lab.ts', text });
const codeOf = (result: Awaited<ReturnType<CompilerQueue['compileLab']>>): string =>
  result.ok ? result.lab.code : result.problems.map(({ message }) => message).join();

describe('compiling in a thread', () => {
  it('gives what compiling here gives, with the way back to the text', async () => {
    const files: Readonly<Record<string, string>> = { './beside.ts': 'export const b = 2;' };
    const lab = {
      name: 'my.lab.ts',
      text: "import { b } from './beside';\nconst a: number = b;\nconsole.log(a);",
      readFile: (path: string) => Promise.resolve(files[path] ?? null),
    };
    const far = await start('real').compileLab(lab, here);
    expect(far).toEqual(await compileLab(lab));
    if (!far.ok) throw new Error('It has to compile.');
    const column = (far.lab.code.split('\n')[1] ?? '').indexOf('a        ') + 1;
    expect(originalPlace(far.map, { line: 2, column })).toEqual({ file: 0, line: 2, column: 7 });
  });

  it('says what is wrong with a lab as compiling here does', async () => {
    const lab = input('let a = 1;\nlet a = 2;');
    expect(await start('real').compileLab(lab, here)).toEqual(await compileLab(lab));
  });

  it('has a deep stack: sums of thousands of terms are read', async () => {
    const far = await start('real').compileLab(
      input(`const n = 1;\nconsole.log(${Array.from({ length: 20_000 }, () => 'n').join(' + ')});`),
      here,
    );
    expect(far.ok).toBe(true);
  }, 30_000);
});

describe('a text that takes too much', () => {
  const slowSentence =
    'Line 1: this file, or one beside it, takes too much time to be read (limit 0.2 s). Take out what you wrote last, or write what is nested deeply in several steps. Run again.';

  it('becomes a problem of its lab, and the next lab is compiled', async () => {
    const compiler = start('slow', { timeLimitMs: 200 });
    expect(codeOf(await compiler.compileLab(input('spin'), here))).toBe(slowSentence);
    expect(codeOf(await compiler.compileLab(input('next'), here))).toBe('next');
  });

  it('is not looked at by a check', async () => {
    const compiler = start('slow', { timeLimitMs: 200 });
    const request = { starter: '', attempt: input('spin'), check: input('') };
    const prepared = await compiler.prepareCheck(request, here);
    expect(prepared.verdict).toMatchObject({ kind: 'couldNotRun', line: 1 });
    expect(prepared.verdict?.message).toMatch(
      /^The check could not run: this file, or one beside it, takes too much time to be read .* Check again\.$/u,
    );
  });

  it('of memory ends in a sentence, too', async () => {
    const compiler = start('slow', { mostMegabytes: 32 });
    expect(codeOf(await compiler.compileLab(input('hoard'), here))).toMatch(/takes too much memory to be read\. .* Run again\.$/u);
    expect(codeOf(await compiler.compileLab(input('next'), here))).toBe('next');
  }, 30_000);

  it('gives way to a newer text of the same lab at once', async () => {
    // Its limit of time never comes.
    const compiler = start('slow', { timeLimitMs: 1e9 });
    const old = compiler.compileLab(input('spin'), here);
    const refused = expect(old).rejects.toThrow(SupersededError);
    const next = compiler.compileLab(input('next'), here);
    await refused;
    expect(codeOf(await next)).toBe('next');
  });

  it('gives way to what somebody waits for where it was done ahead, but not the other way round', async () => {
    const compiler = start('slow', { timeLimitMs: 1e9 });
    const ahead = compiler.compileLab(input('spin'), { key: 'a', isAwaited: false });
    const refused = expect(ahead).rejects.toThrow(SupersededError);
    const awaited = compiler.compileLab(input('awaited'), { key: 'b', isAwaited: true });
    const later = compiler.compileLab(input('later'), { key: 'b', isAwaited: false });
    await refused;
    expect(codeOf(await awaited)).toBe('awaited');
    expect(codeOf(await later)).toBe('later');
  });
});

describe('a thread', () => {
  it('asks for files beside a lab and beside a check, and no time goes by while it waits for them', async () => {
    const compiler = start('slow');
    const lab = { ...input('import'), readFile: (path: string) => Promise.resolve(`text of ${path}`) };
    expect(codeOf(await compiler.compileLab(lab, here))).toBe('text of ./beside.ts');
    const check = { ...input(''), readFile: (path: string) => Promise.resolve(`helper ${path}`) };
    const prepared = await compiler.prepareCheck({ starter: '', attempt: input('mine'), check }, here);
    expect(prepared.verdict === null && prepared.lab.code).toBe('mine helper ./shared.ts');
  });

  it('that fails says so to whoever waits', async () => {
    await expect(start('slow').compileLab(input('break'), here)).rejects.toThrow('The parser is broken.');
  });

  it('ends with its owner, and nobody waits for ever', async () => {
    const compiler = start('slow', { timeLimitMs: 1e9 });
    const running = compiler.compileLab(input('spin'), here);
    const waiting = compiler.compileLab(input('next'), { key: 'b', isAwaited: true });
    const refused = Promise.all([expect(running).rejects.toThrow(SupersededError), expect(waiting).rejects.toThrow(SupersededError)]);
    compiler.dispose();
    await refused;
    await expect(compiler.compileLab(input('late'), here)).rejects.toThrow(SupersededError);
  });
});
