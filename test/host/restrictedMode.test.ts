import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';
/** By this file a folder asks for its lesson to be shown; the extension removes it then. */
const arriving = { '.gatescope/arriving': 'lstm-and-gru' };
const lessonTab = '.tab:has-text("LSTM and GRU")';

/** Every file of the folder, with what is in it. */
async function contentOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async path => [path, await readFile(path, 'utf8')] as const)));
}

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
    host = await openHost({ version, trusted: false, files: arriving });
    const before = await contentOf(host.workspace);
    const workers = watchSandboxWorkers(host);
    await host.workbench.openFile(lab);
    await host.workbench.runCommand('Gatescope: Run Lab');
    await host.workbench.whenNotified('Running labs needs a trusted folder.');
    expect(await host.workbench.marks(lab)).toEqual(new Map());
    expect(workers).toEqual([]);
    expect(await host.workbench.page.locator(lessonTab).count()).toBe(0);
    expect(await contentOf(host.workspace)).toEqual(before);
  });

  it('is the only reason: the same steps run the lab in a trusted one', async () => {
    host = await openHost({ version, files: arriving });
    const workers = watchSandboxWorkers(host);
    const { view, workbench } = host;
    await workbench.whenPageHasKeys('LSTM and GRU');
    expect([...(await contentOf(host.workspace)).keys()].filter(path => path.endsWith('arriving'))).toEqual([]);
    await workbench.openFile(lab);
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Finished in');
    expect(workers.length).toBeGreaterThan(0);
  });
});
