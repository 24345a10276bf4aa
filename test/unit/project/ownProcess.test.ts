import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { alone } from '../alone.ts';
import { long } from '../long.ts';
import { sourceFiles } from './sourceFiles.ts';

const ownProcess = [...alone, ...long];
const room = join(repository, 'test/unit');

/** Modules that a test puts something else in the place of. `vscode`, which there is only in VS Code, is the same fake in all. */
function replaced(text: string): string[] {
  const fakes = text.replaceAll(/mock\('vscode', \(\) => import\('[./]+(extension\/)?fakeVSCode\/vscode\.ts'\)\)/gu, '');
  return [...fakes.matchAll(/^\s*vi\.(?:do)?mock\('([^']+)'/gimu)].map(([, module = '']) => module);
}

describe('tests that share a process', () => {
  it('replace no module, which would stay replaced for the tests after them', () => {
    const paths = sourceFiles('test/unit')
      .map(({ path }) => path.slice('test/unit/'.length))
      .filter(path => path.endsWith('.test.ts'));
    expect(paths.length).toBeGreaterThan(150);
    const replacing = paths.filter(path => replaced(readFileSync(join(room, path), 'utf8')).length > 0);
    expect(replacing.length).toBeGreaterThan(0);
    expect(replacing.filter(path => !ownProcess.includes(path))).toEqual([]);
  });

  it('are told from others by lists without gaps: each that they name is there, in one of them', () => {
    expect(ownProcess.filter(path => !existsSync(join(room, path)))).toEqual([]);
    expect(new Set(ownProcess).size).toBe(ownProcess.length);
  });

  it.each<[string, string[]]>([
    ["vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));", []],
    ["vi.mock('vscode', () => import('../extension/fakeVSCode/vscode.ts'));", []],
    ["vi.mock('vscode', () => import('./recordingVSCode.ts'));", ['vscode']],
    ["  vi.doMock('../../src/core/one.ts', load);", ['../../src/core/one.ts']],
  ])('replace with %s: %j', (text, modules) => {
    expect(replaced(text)).toEqual(modules);
  });
});
