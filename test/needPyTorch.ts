import { spawnSync } from 'node:child_process';

/**
 * Hands on what was found of PyTorch. Where nothing was, a developer's machine says so and leaves out what compares with it (the tests count as
 * skipped); CI fails, so that nothing can go missing there without a word.
 */
export function needPyTorch<T>(found: T | null): T | null {
  if (found !== null) return found;
  if (process.env['CI'] === 'true')
    throw new Error('There is no Python with PyTorch here, and CI leaves out nothing that compares with it. Install python3-torch.');
  console.warn('There is no Python with PyTorch here: what compares with it is skipped.');
  return null;
}

/** Has this Python a PyTorch? Where it has none, as `needPyTorch`. */
export function hasPyTorch(python: string): boolean {
  return needPyTorch(spawnSync(python, ['-c', 'import torch']).status === 0 ? python : null) !== null;
}
