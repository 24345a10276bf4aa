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

/** Has this Python a PyTorch? It is looked for and not loaded, which takes seconds. Where it has none, as `needPyTorch`. */
export function hasPyTorch(python: string): boolean {
  const look = "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)";
  return needPyTorch(spawnSync(python, ['-c', look]).status === 0 ? python : null) !== null;
}
