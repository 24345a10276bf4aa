import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../../src/extension/twins/findPython.ts';
import { runPython } from '../../../src/python/runPython.ts';
import { hasPyTorch } from '../../needPyTorch.ts';

const system = '/usr/bin/python3';
const hasTorch = hasPyTorch(system);

describe('findPython', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatescope-python-'));

  it.runIf(hasTorch)('finds the Python that was named, with the version of its PyTorch', async () => {
    expect(await findPython(runPython, system, folder)).toMatchObject({
      python: system,
      version: expect.stringMatching(/^\d+\.\d+/) as string,
    });
  });

  it('finds none where the one that was named has no PyTorch, and does not try another', async () => {
    const other = join(folder, 'python');
    writeFileSync(other, '#!/bin/sh\ncat > /dev/null\necho "ModuleNotFoundError: No module named torch" >&2\nexit 1\n', { mode: 0o755 });
    expect(await findPython(runPython, other, folder)).toBeNull();
    expect(await findPython(runPython, '/nowhere/python', folder)).toBeNull();
  });

  it('tries the usual names in order', async () => {
    const tried: string[] = [];
    const run = ({ python }: { python: string }) => {
      tried.push(python);
      const output = python === 'python' ? 'a banner\ngatescope-torch 2.1.0\n' : '';
      return { result: Promise.resolve({ end: 'finished' as const, output, error: '' }), cancel: () => undefined };
    };
    expect(await findPython(run, '', folder)).toEqual({ python: 'python', version: '2.1.0' });
    expect(tried).toEqual(['python3', 'python']);
  });
});
