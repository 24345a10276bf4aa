import { execFile, spawnSync } from 'node:child_process';
import { needPyTorch } from '../needPyTorch.ts';

/** A Python that has PyTorch, or null: then what compares with it counts as skipped, and in CI nothing may be left out. */
export const python: string | null = needPyTorch(
  ['/usr/bin/python3', 'python3'].find(each => spawnSync(each, ['-c', 'import torch']).status === 0) ?? null,
);

/** What a Python script prints; its errors are the test's. One thread: sums are then always made in the same order. */
export function runPython(script: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    execFile(python ?? 'python3', [script, ...args], { env, maxBuffer: 2 ** 30 }, (error, out, text) => {
      if (error) reject(new Error(`${script}: ${text || error.message}`));
      else resolve(out);
    });
  });
}
