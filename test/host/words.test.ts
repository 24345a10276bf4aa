import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const file = 'exercise-why-gru.md';

describe.each(versions)('an exercise in words in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    const starter = await readFile(join(repository, 'labs/lstm-and-gru/exercises/why-gru/start.md'), 'utf8');
    host = await openHost({ version, files: { [file]: starter } });
  });
  afterAll(() => host.dispose());

  it('has its lenses in a new window, where nothing else wakes the extension', async () => {
    const { workbench } = host;
    await workbench.openFile(file);
    await workbench.codeLens('Check attempt').waitFor({ timeout: 30_000 });
    await workbench.clickCodeLens('Check attempt');
    await workbench.codeLens('Not started').waitFor({ timeout: 30_000 });
  });
});
