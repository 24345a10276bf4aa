import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../scripts/repository.mjs';

/** A copy of the built extension with one wall taken out, to see that a test notices. */
export interface Mutant {
  readonly folder: string;
  dispose(): Promise<void>;
}

/**
 * Copies the built extension and replaces `text` in some of its files.
 * @throws where the text is not in each of them exactly once: then the wall is no longer where the test thinks it is.
 */
export async function makeMutant(files: readonly string[], text: string, replacement: string): Promise<Mutant> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-mutant-'));
  for (const part of ['package.json', 'package.nls.json', 'dist', 'labs', 'media']) {
    await cp(join(repository, part), join(folder, part), { recursive: true });
  }
  for (const file of files) {
    const path = join(folder, file);
    const parts = (await readFile(path, 'utf8')).split(text);
    if (parts.length !== 2) throw new Error(`${file} holds '${text}' ${String(parts.length - 1)} times instead of once.`);
    await writeFile(path, parts.join(replacement));
  }
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}
