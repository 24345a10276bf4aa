import { afterEach, expect, it } from 'vitest';
import { testedVersions } from './releasesOfTests.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { makeMutant, type Mutant } from './mutant.ts';

/** Stands first in the bundle. */
const start = '"use strict";';

let host: HostSession | undefined;
let mutant: Mutant | undefined;
afterEach(async () => {
  await host?.dispose();
  await mutant?.dispose();
});

// All tests here that find no problems rely on it.
it.each(testedVersions)('an error that the extension lets out is a problem of the window in VS Code %s', async version => {
  mutant = await makeMutant(['dist/extension.cjs'], start, `${start}Promise.reject(new Error('let out'));`);
  host = await openHost({ version, extension: mutant.folder });
  const { workbench } = host;
  await workbench.openFile('lab-1-scalar-lstm.lab.ts');
  await expect.poll(() => workbench.problems.join('\n')).toContain('Error: let out');
});
