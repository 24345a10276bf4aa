import { beforeAll, describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost } from './hostSession.ts';
import { sharedPackage } from './sharedPackage.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';

describe('the packaged extension', () => {
  let vsix: string;
  beforeAll(async () => {
    vsix = await sharedPackage();
  });

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
