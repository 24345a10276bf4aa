import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost } from './hostSession.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';

describe('the packaged extension', () => {
  let folder: string;
  let vsix: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-vsix-'));
    vsix = join(folder, 'gatescope.vsix');
    await packageExtension({ output: vsix });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(versions)('runs lab 1 in a clean VS Code %s that reaches only this machine', async version => {
    const host = await openHost({ version, vsix, isWhole: true });
    try {
      await host.workbench.openFile(lab);
      await host.view.begin(() => host.workbench.clickCodeLens('Run Lab'));
      await host.view.whenStatus('Finished in');
      await host.view.whenSummary('as expected');
      const marks = await host.workbench.whenMarks(lab, painted => painted.size >= 5);
      expect([...marks.values()].join('\n')).toContain('0.7311');
      expect(host.workbench.outside).toEqual([]);
      expect(host.workbench.problems).toEqual([]);
    } finally {
      await host.dispose();
    }
  });
});
