import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `sharedPackage` keeps what it made, as long as the tests run. */
    packageFolder: string;
  }
}

/** Around all files of this project: Vitest calls it by this name. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-vsix-'));
  project.provide('packageFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
