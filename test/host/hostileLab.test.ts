import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { attack, type Loot, type Target } from './attack.ts';
import { openCanary, type Canary } from './canary.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { makeMutant } from './mutant.ts';

const secret = 'nobody may read this';
const nothing: Loot = { origin: 'null', file: 'denied', socket: 'denied', databases: 'denied', canary: 'denied' };
/** Stays alive, so that its frame and workers can be looked at. */
const idleLab = 'console.log("here");\nawait new Promise(() => {});\n';

/** The server hands out files below an address that holds its commit; its own window shows which. */
async function filesAddress({ workbench }: HostSession): Promise<string> {
  const found = await workbench.page.waitForFunction(() => {
    const address = performance.getEntriesByType('resource').find(({ name }) => name.includes('/vscode-remote-resource?'))?.name;
    return address?.slice(0, address.indexOf('?'));
  });
  return (await found.jsonValue()) ?? '';
}

/** Each makes frames: the page's first script the nest, the nest the frames of labs, and where there is no nest the page. */
const frameMakers = ['dist/extension.cjs', 'dist/sandbox/nest.js', 'dist/webview/lab.js'];

describe.each(versions)('a hostile lab in VS Code %s, where the view shares the origin of VS Code', version => {
  let folder: string;
  let canary: Canary;
  let host: HostSession | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatescope-secret-'));
    await writeFile(join(folder, 'secret.txt'), secret);
    canary = await openCanary();
  });
  afterEach(async () => {
    await host?.dispose();
    host = undefined;
  });
  afterAll(async () => {
    await canary.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (extension = repository): Promise<{ host: HostSession; target: Target }> => {
    host = await openHost({ version, extension, files: { 'idle.lab.ts': idleLab } });
    const target = { origin: host.origin, files: await filesAddress(host), secretFile: join(folder, 'secret.txt'), canary: canary.url };
    return { host, target };
  };

  /** Runs the idle lab and gives its frame. */
  const openFrame = async ({ workbench, view }: HostSession) => {
    await workbench.openFile('idle.lab.ts');
    await workbench.clickCodeLens('Run Lab');
    await view.whenStatus('Running');
    await view.whenPrinted('here');
    const frames = workbench.page.frames().filter(frame => frame.url() === 'about:srcdoc');
    expect(frames.length).toBeGreaterThan(0);
    return frames;
  };

  it('gets nothing by what a lab can write, and reaches nobody', async () => {
    const { host: session, target } = await open();
    // The attack is real: from VS Code's own window everything but the canary is open.
    const fromWindow = await session.workbench.page.evaluate(attack, target);
    expect(fromWindow).toMatchObject({ origin: session.origin, file: secret, socket: 'open' });
    expect(fromWindow.databases).toContain('vscode-web-state-db-global');

    const lab = `${attack.toString()}\nconst loot = await attack(${JSON.stringify(target)});\nconsole.log(JSON.stringify(loot));\n`;
    await writeFile(join(session.workspace, 'hostile.lab.ts'), lab);
    await session.workbench.openFile('hostile.lab.ts');
    await session.workbench.clickCodeLens('Run Lab');
    await session.view.whenStatus('Finished in');
    const [printed = ''] = await session.view.printedLines();
    // A lab has no `origin` at all.
    expect(JSON.parse(printed)).toEqual({ ...nothing, origin: undefined });
    expect(canary.hits).toEqual([]);
  });

  it('would get nothing from its frame and its supervisor either, where nothing was taken out of the realm', async () => {
    const { host: session, target } = await open();
    const frames = await openFrame(session);
    for (const frame of frames) expect(await frame.evaluate(attack, target)).toEqual(nothing);
    const workers = session.workbench.page.workers().filter(worker => worker.url().startsWith('blob:null/'));
    const loots = await Promise.allSettled(workers.map(worker => worker.evaluate(attack, target)));
    // In a lab's worker not even the test can make code out of text; in the supervisor it can.
    const refused = loots.filter(loot => loot.status === 'rejected').map(({ reason }) => String(reason));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toContain('eval is not available');
    const supervisors = loots.filter(loot => loot.status === 'fulfilled').map(({ value }) => value);
    expect(supervisors.length).toBeGreaterThan(0);
    for (const loot of supervisors) expect(loot).toEqual(nothing);
    expect(canary.hits).toEqual([]);
  });

  it('runs where WebAssembly can be compiled, which it cannot in the page', async () => {
    const { host: session } = await open();
    const frames = await openFrame(session);
    const compile = (): Promise<string> =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', String);
    // The nest, and in it the frame of the lab.
    expect(frames.map(frame => frames.indexOf(frame.parentFrame() as (typeof frames)[number]))).toEqual([-1, 0]);
    for (const frame of frames) expect(await frame.evaluate(compile)).toBe('compiled');
    expect(await frames[0]?.parentFrame()?.evaluate(compile)).toMatch(/violates the following Content Security policy/i);
    expect(session.workbench.problems).toEqual([]);
  });

  it('would get at the databases of VS Code if the frame were not opaque', async () => {
    const mutant = await makeMutant([...frameMakers], 'allow-scripts', 'allow-scripts allow-same-origin');
    try {
      const { host: session, target } = await open(mutant.folder);
      const [frame] = await openFrame(session);
      const loot = await frame?.evaluate(attack, target);
      expect(loot).toMatchObject({ origin: session.origin });
      expect(loot?.databases).toContain('vscode-web-state-db-global');
    } finally {
      await mutant.dispose();
    }
  });

  it('would reach the network if the content policy let it', async () => {
    const mutant = await makeMutant(
      ['dist/extension.cjs', 'dist/webview/lab.js'],
      // Only the pages that run labs may make workers.
      'worker-src blob:',
      'worker-src blob:; connect-src *',
    );
    try {
      const { host: session, target } = await open(mutant.folder);
      const [frame] = await openFrame(session);
      expect(await frame?.evaluate(attack, target)).toMatchObject({ canary: 'opaque' });
      expect(canary.hits).not.toEqual([]);
    } finally {
      await mutant.dispose();
    }
  });
});
