import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { attack, type Loot, type Target } from './attack.ts';
import { openCanary, type Canary } from './canary.ts';
import { openHost, type HostSession } from './hostSession.ts';
import { makeMutant, type Mutant } from './mutant.ts';

/*
 * What each wall's test shows. All that is aimed at was put there by the test: an address and a database on VS Code's own origin, a server on loopback.
 *
 * opaque frame      nothing of VS Code's origin is had in the frame, in its supervisor, in the lab; mutant `allow-same-origin`: the address and the database are.
 * content policy    nobody on loopback is reached; mutant `connect-src *`: the canary is.
 * hardened realm    a lab has neither `fetch` nor `indexedDB`, and its worker makes no code out of text; `test/browser/sandbox` takes that out.
 */

const answer = 'an answer of the own origin';
const database = 'gatescope-canary';
const nothing: Loot = { origin: 'null', own: 'denied', database: 'denied', canary: 'denied', socket: 'denied' };
/** Stays alive, so that its frame and workers can be looked at. */
const idleLab = 'console.log("here");\nawait new Promise(() => {});\n';

/** Each makes frames: the page's first script the nest, the nest the frames of labs, and where there is no nest the page. */
const frameMakers = ['dist/extension.cjs', 'dist/sandbox/nest.js', 'dist/webview/lab.js'];

describe.each(versions)('a hostile lab in VS Code %s, where the view shares the origin of VS Code', version => {
  let canary: Canary;
  let host: HostSession;
  let target: Target;
  /** What was asked of the address on VS Code's origin. */
  const ownHits: string[] = [];
  beforeAll(async () => {
    canary = await openCanary();
  });
  beforeEach(() => {
    ownHits.length = 0;
    canary.forget();
  });
  afterAll(() => canary.close());

  const open = async (extension = repository): Promise<void> => {
    host = await openHost({ version, extension, isLight: false, files: { 'idle.lab.ts': idleLab } });
    const { page } = host.workbench;
    target = { own: `${host.origin}/gatescope-canary`, canary: canary.url, database };
    await page.context().route(target.own, route => {
      ownHits.push(route.request().url());
      return route.fulfill({ body: answer });
    });
    await page.evaluate(name => {
      const request = indexedDB.open(name, 1);
      return new Promise<void>((resolve, reject) => {
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => {
          reject(new Error('The database could not be made.'));
        };
      });
    }, database);
  };

  /** Runs the idle lab and gives its frame. */
  const openFrame = async (): Promise<Frame[]> => {
    const { workbench, view } = host;
    await workbench.openFile('idle.lab.ts');
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Running');
    await view.whenPrinted('here');
    const frames = workbench.page.frames().filter(frame => frame.url() === 'about:srcdoc');
    expect(frames.length).toBeGreaterThan(0);
    return frames;
  };

  // In one window: the idle lab runs in the first two, and the third begins when it is stopped.
  describe('as the extension is', () => {
    let frames: Frame[];
    beforeAll(async () => {
      await open();
      frames = await openFrame();
    });
    afterAll(() => host.dispose());

    it('runs where WebAssembly can be compiled and scripts of blobs be run, neither of which the page allows', async () => {
      const compile = (): Promise<string> =>
        WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', String);
      // The nest, and in it the frame of the lab.
      expect(frames.map(frame => frames.indexOf(frame.parentFrame() as Frame))).toEqual([-1, 0]);
      const read = `import(URL.createObjectURL(new Blob([''], { type: 'text/javascript' }))).then(() => 'read', String)`;
      for (const frame of frames) {
        expect(await frame.evaluate(compile)).toBe('compiled');
        expect(await frame.evaluate(read)).toBe('read');
      }
      expect(await frames[0]?.parentFrame()?.evaluate(compile)).toMatch(/violates the following Content Security policy/i);
      expect(host.workbench.problems).toEqual([]);
      expect(await frames[0]?.parentFrame()?.evaluate(read)).toMatch(/^TypeError: Failed to fetch/);
    });

    it('would get nothing from its frame and its supervisor either, where nothing was taken out of the realm', async () => {
      for (const frame of frames) expect(await frame.evaluate(attack, target)).toEqual(nothing);
      const workers = host.workbench.page.workers().filter(worker => worker.url().startsWith('blob:null/'));
      const loots = await Promise.allSettled(workers.map(worker => worker.evaluate(attack, target)));
      // In a lab's worker not even the test can make code out of text; in the supervisor it can.
      const refused = loots.filter(loot => loot.status === 'rejected').map(({ reason }) => String(reason));
      expect(refused.length).toBeGreaterThan(0);
      for (const reason of refused) expect(reason).toContain('eval is not available');
      const supervisors = loots.filter(loot => loot.status === 'fulfilled').map(({ value }) => value);
      expect(supervisors.length).toBeGreaterThan(0);
      for (const loot of supervisors) expect(loot).toEqual(nothing);
      expect([...canary.hits, ...ownHits]).toEqual([]);
    });

    it('gets nothing by what a lab can write, and reaches nobody', async () => {
      const { workbench, view, workspace, origin } = host;
      await workbench.clickCodeLens('Stop', 'idle.lab.ts');
      await view.whenStatus('Stopped after');
      // The attack is real: to VS Code's own window all that is on its origin is open.
      expect(await workbench.page.evaluate(attack, target)).toMatchObject({ origin, own: answer, database });
      expect(ownHits).toHaveLength(1);
      ownHits.length = 0;
      canary.forget();

      const lab = `${attack.toString()}\nconst loot = await attack(${JSON.stringify(target)});\nconsole.log(JSON.stringify(loot));\n`;
      await writeFile(join(workspace, 'hostile.lab.ts'), lab);
      await workbench.openFile('hostile.lab.ts');
      await view.begin(() => workbench.clickCodeLens('Run Lab', 'hostile.lab.ts'));
      await view.whenStatus('Finished in');
      const [printed = ''] = await view.printedLines();
      // A lab has no `origin` at all.
      expect(JSON.parse(printed)).toEqual({ ...nothing, origin: undefined });
      expect([...canary.hits, ...ownHits]).toEqual([]);
    });
  });

  /** Opens a copy without one of the walls, and hands over the frame of a lab in it. */
  const inMutant = async (mutant: Mutant, use: (frame: Frame | undefined) => Promise<void>): Promise<void> => {
    try {
      await open(mutant.folder);
      try {
        const [frame] = await openFrame();
        await use(frame);
      } finally {
        await host.dispose();
      }
    } finally {
      await mutant.dispose();
    }
  };

  it('would get at what is on the origin of VS Code if the frame were not opaque', async () => {
    const mutant = await makeMutant([...frameMakers], 'allow-scripts', 'allow-scripts allow-same-origin');
    await inMutant(mutant, async frame => {
      expect(await frame?.evaluate(attack, target)).toMatchObject({ origin: host.origin, database });
    });
  });

  it('would reach the network if the content policy let it', async () => {
    const mutant = await makeMutant(
      ['dist/extension.cjs', 'dist/webview/lab.js'],
      // Only the pages that run labs may make workers.
      'worker-src blob:',
      'worker-src blob:; connect-src *',
    );
    await inMutant(mutant, async frame => {
      expect(await frame?.evaluate(attack, target)).toMatchObject({ canary: 'opaque' });
      expect(canary.hits).toEqual(expect.arrayContaining(['GET /', 'UPGRADE /']));
    });
  });
});
