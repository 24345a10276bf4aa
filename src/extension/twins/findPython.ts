import type { loadPython } from '../host/bundles.ts';

type RunPython = Awaited<ReturnType<typeof loadPython>>['runPython'];

export interface PythonWithTorch {
  readonly python: string;
  /** PyTorch's version. */
  readonly version: string;
}

const usual = ['python3', 'python'];
const mark = 'gatescope-torch ';
const searchLimitMs = 60_000;

/** The learner's Python that has PyTorch: the one they named, or else the usual names. Null where none has it. */
export async function findPython(run: RunPython, named: string, cwd: string): Promise<PythonWithTorch | null> {
  for (const python of named === '' ? usual : [named]) {
    const program = `import torch\nprint(${JSON.stringify(mark)} + torch.__version__)\n`;
    const { output } = await run({ python, program, cwd, timeLimitMs: searchLimitMs }).result;
    const version = output
      .split(/\r?\n/)
      .find(line => line.startsWith(mark))
      ?.slice(mark.length)
      .trim();
    if (version) return { python, version };
  }
  return null;
}
