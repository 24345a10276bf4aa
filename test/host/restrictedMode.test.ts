import { afterEach, describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';

/** Workers made by an opaque frame: only labs run in such. */
function watchSandboxWorkers({ workbench }: HostSession): string[] {
  const urls: string[] = [];
  workbench.page.on('worker', worker => {
    if (worker.url().startsWith('blob:null/')) urls.push(worker.url());
  });
  return urls;
}

describe.each(versions)('a folder that is not trusted, in VS Code %s', version => {
  let host: HostSession | undefined;
  afterEach(async () => {
    await host?.dispose();
    host = undefined;
  });

  it('runs nothing, says why, and paints nothing', async () => {
    host = await openHost({ version, trusted: false });
    const workers = watchSandboxWorkers(host);
    await host.workbench.openFile(lab);
    await host.workbench.runCommand('Gatescope: Run Lab');
    await host.workbench.whenNotified('Running labs needs a trusted folder.');
    expect(await host.workbench.marks(lab)).toEqual(new Map());
    expect(workers).toEqual([]);
  });

  it('is the only reason: the same steps run the lab in a trusted one', async () => {
    host = await openHost({ version });
    const workers = watchSandboxWorkers(host);
    await host.workbench.openFile(lab);
    const { view, workbench } = host;
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Finished in');
    expect(workers.length).toBeGreaterThan(0);
  });
});
