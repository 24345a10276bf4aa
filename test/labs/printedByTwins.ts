import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPython } from './pytorch.ts';

/** What Python programs print, all run in one process. */
export async function printedByTwins(texts: readonly string[]): Promise<readonly string[]> {
  const place = await mkdtemp(join(tmpdir(), 'gatescope-twins-'));
  try {
    await writeFile(join(place, 'twins.json'), JSON.stringify(texts));
    return JSON.parse(await runPython(join(import.meta.dirname, 'run_twins.py'), join(place, 'twins.json'))) as readonly string[];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
