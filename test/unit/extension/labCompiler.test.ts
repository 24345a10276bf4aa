import { expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { LabCompiler } from '../../../src/extension/labs/labCompiler.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';

vi.mock('vscode', () => import('./fakeVSCode.ts'));

it('compiles a text once, and keeps no more than the labs that were compiled last', async () => {
  let compiled = 0;
  const compiler = new LabCompiler(() =>
    Promise.resolve(input => {
      compiled++;
      return compileLab(input);
    }),
  );
  const compile = async (name: string): Promise<unknown> => {
    const uri = { path: `/${name}.lab.ts`, toString: () => name } as unknown as vscode.Uri;
    return compiler.compile(uri, 'const a = 1;', () => Promise.resolve(null));
  };
  const first = await compile('0');
  expect(await compile('0')).toBe(first);
  expect(compiled).toBe(1);
  for (let lab = 1; lab <= 16; lab++) await compile(String(lab));
  expect(compiled).toBe(17);
  await compile('16');
  expect(compiled).toBe(17);
  await compile('0');
  expect(compiled).toBe(18);
});
