import { beforeEach, expect, it, vi } from 'vitest';
import * as fake from './fakeVSCode/vscode.ts';
import { eventually } from '../eventually.ts';

const started: string[] = [];

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Trust } = await import('../../../src/extension/trust/trust.ts');
vi.mock('../../../src/compiler/compiler.ts', () => ({
  CompilerQueue: class {
    constructor({ script }: { script: string }) {
      started.push(script);
    }
    compileLab({ text }: { text: string }): Promise<string> {
      return Promise.resolve(text);
    }
    dispose(): void {
      started.push('disposed');
    }
  },
}));
const { Compiler } = await import('../../../src/extension/labs/compilerHost.ts');

const place = { key: 'a', isAwaited: true };
const input = { name: 'a.lab.ts', text: 'text' };

beforeEach(() => {
  started.length = 0;
  fake.workspace.isTrusted = true;
});

it('starts its thread with the first lab, once, and ends it', async () => {
  const compiler = new Compiler(fake.Uri.file('/extension'), new Trust());
  expect(started).toEqual([]);
  await Promise.all([compiler.compileLab(input, place), compiler.compileLab(input, place)]);
  expect(started).toHaveLength(1);
  compiler.dispose();
  await eventually(() => {
    expect(started[1]).toBe('disposed');
  });
  await expect(compiler.compileLab(input, place)).rejects.toThrow('The extension has ended.');
});

it('starts nothing in a folder that is not trusted', async () => {
  fake.workspace.isTrusted = false;
  const compiler = new Compiler(fake.Uri.file('/extension'), new Trust());
  await expect(compiler.compileLab(input, place)).rejects.toThrow('Running labs needs a trusted folder.');
  expect(started).toEqual([]);
});
