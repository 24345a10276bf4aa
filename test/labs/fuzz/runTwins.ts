import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPython } from '../pytorch.ts';
import type { Seen } from './compare.ts';

/** What a program showed in PyTorch, and how it failed, if it did. */
export interface TwinRun {
  readonly seen: readonly Seen[];
  readonly error: string | null;
}

type Written = Omit<TwinRun, 'seen'> & { readonly seen: readonly (Omit<Seen, 'values'> & { readonly data?: string })[] };

/** Runs programs in PyTorch, all in one process; `double`: with float64 instead of float32. */
export async function runTwins(programs: readonly string[], precision: 'single' | 'double' = 'single'): Promise<readonly TwinRun[]> {
  if (programs.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-fuzz-'));
  try {
    const file = join(folder, 'programs.json');
    await writeFile(file, JSON.stringify(programs));
    const runs = JSON.parse(await runPython(join(import.meta.dirname, 'run_programs.py'), file, precision)) as readonly Written[];
    return runs.map(({ seen, error }) => ({
      error,
      seen: seen.map(({ data, ...each }) => (data === undefined ? each : { ...each, values: floatsIn(data) })),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function floatsIn(data: string): Float64Array {
  return new Float64Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer);
}
