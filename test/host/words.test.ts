import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const file = 'exercise-why-gru.md';

describe.each(testedVersions)('an exercise in words in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    const starter = await readFile(join(repository, 'labs/lstm-and-gru/exercises/why-gru/start.md'), 'utf8');
    host = await openHost({ version, files: { [file]: starter } });
  });
  afterAll(() => host.dispose());

  it('is checked by command in a new window, where nothing has woken the extension, and has its lenses from then on', async () => {
    const { workbench } = host;
    await workbench.openFile(file);
    await workbench.runCommand('Gatescope: Check Attempt');
    await workbench.codeLens('Check').waitFor();
    await workbench.codeLens('Not started').waitFor();
  });
});
