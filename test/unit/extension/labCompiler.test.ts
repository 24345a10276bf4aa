import { expect, it, vi } from 'vitest';
import { SupersededError } from '../../../src/compiler/compilerQueue.ts';
import { LabCompiler } from '../../../src/extension/labs/labCompiler.ts';
import { compileLab, type CompileInput, type CompileResult } from '../../../src/instrument/compileLab.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { eventually } from '../eventually.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));

const nothingBeside = (): Promise<null> => Promise.resolve(null);

const uriOf = (name: string) => fake.Uri.file(`/${name}.lab.ts`);

it('compiles a text once, and keeps no more than the labs that were compiled last', async () => {
  const counted = vi.fn(compileLab);
  const compiler = new LabCompiler({ compileLab: counted, staleLines: () => Promise.resolve([]) });
  const compile = (name: string): Promise<unknown> => compiler.compile(uriOf(name), 'const a = 1;', nothingBeside, true);
  const first = await compile('0');
  expect(await compile('0')).toBe(first);
  expect(counted).toHaveBeenCalledTimes(1);
  for (let lab = 1; lab <= 16; lab++) await compile(String(lab));
  expect(counted).toHaveBeenCalledTimes(17);
  await compile('16');
  expect(counted).toHaveBeenCalledTimes(17);
  await compile('0');
  expect(counted).toHaveBeenCalledTimes(18);
});

it('waits for what is being compiled already, and compiles itself where that comes to nothing', async () => {
  const waiting: { input: CompileInput; settle: (result: CompileResult | null) => void }[] = [];
  const compiler = new LabCompiler({
    staleLines: () => Promise.resolve([]),
    compileLab: input =>
      new Promise((resolve, reject) => {
        waiting.push({
          input,
          settle: result => {
            if (result) resolve(result);
            else reject(new SupersededError());
          },
        });
      }),
  });
  const ahead = compiler.compile(uriOf('a'), 'const a = 1;', nothingBeside, false);
  const pressed = compiler.compile(uriOf('a'), 'const a = 1;', nothingBeside, true);
  expect(waiting).toHaveLength(1);
  waiting[0]?.settle(await compileLab({ name: 'a.lab.ts', text: 'const a = 1;' }));
  expect(await pressed).toBe(await ahead);
  expect(waiting).toHaveLength(1);

  const gaveWay = compiler.compile(uriOf('b'), 'const b = 1;', nothingBeside, false);
  const stays = compiler.compile(uriOf('b'), 'const b = 1;', nothingBeside, true);
  waiting[1]?.settle(null);
  await expect(gaveWay).rejects.toThrow(SupersededError);
  await eventually(() => {
    expect(waiting).toHaveLength(3);
  });
  waiting[2]?.settle(await compileLab({ name: 'b.lab.ts', text: 'const b = 1;' }));
  expect((await stays).ok).toBe(true);
});
