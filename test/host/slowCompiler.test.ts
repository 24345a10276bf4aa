import { afterEach, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { makeMutant, type Mutant } from './mutant.ts';
import { testedVersions } from './releasesOfTests.ts';

/** Begins the code of every compiled lab. */
const code = 'const $gatescopeLab=[';
const neverEnds = `${code}"+(()=>{for(;;);})()+"`;
const tooLong = 'time to be read (limit 10 s)';

let host: HostSession | undefined;
let mutant: Mutant | undefined;
afterEach(async () => {
  await host?.dispose();
  await mutant?.dispose();
});

it.each(testedVersions)('the extension host answers while a text is read that takes too long, in VS Code %s', async version => {
  mutant = await makeMutant(['dist/instrument.cjs'], code, neverEnds);
  host = await openHost({ version, extension: mutant.folder });
  const { workbench } = host;
  await workbench.openFile('lab-1-scalar-lstm.lab.ts');
  await workbench.clickCodeLens('Run Lab');
  await workbench.codeLens('Stop').waitFor();
  // All of this asks the extension, which has one thread with all other extensions.
  await workbench.openFile('lab-2-scalar-gru.lab.ts');
  await workbench.codeLens('Predict hT', 'lab-2-scalar-gru.lab.ts').waitFor();
  await workbench.runCommand('Gatescope: Open Exercise');
  await workbench.quickInput().locator('.monaco-list-row').filter({ hasText: 'Close the forget gate' }).first().waitFor();
  await workbench.press('Escape');
  expect(await workbench.page.locator('body').textContent()).not.toContain(tooLong);
  await workbench.page.locator('.tab').filter({ hasText: 'lab-1-scalar-lstm.lab.ts' }).click();
  await workbench.codeLens(tooLong, 'lab-1-scalar-lstm.lab.ts').waitFor();
});
