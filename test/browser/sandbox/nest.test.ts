import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { amount } from '../../soak.ts';
import type { Replacements } from './harness/bundles.ts';
import { compile, hostileLab } from './harness/hostileLabs.ts';
import { makeRequest, type LabPage } from './harness/labPage.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';
import { pagesOfOneBrowser } from './harness/withPage.ts';

const withPage = pagesOfOneBrowser();
/** More than the two frames there may be; each is a browser's second or two. */
const runs = amount(6, 30);
const good = await compile(`import { print } from 'gatescope';\nprint('good');\n`);
const endless = await hostileLab('stuck/loop');

const framesOf = (page: LabPage): Promise<unknown> => page.call(harness => harness.frames(), null);
const inNest = { inPage: 0, nest: true };
const inPage = { inPage: 1, nest: false };

/** Starts a lab that never ends, and gives its request when it has printed. */
async function runEndless(page: LabPage): Promise<ReturnType<typeof makeRequest>> {
  const request = makeRequest(endless);
  await page.call((harness, params) => harness.run(params), request);
  await page.call((harness, runId) => harness.first(runId, 'output'), request.runId);
  return request;
}

async function expectGood(page: LabPage): Promise<void> {
  expect((await page.run(good)).lines).toEqual(['good']);
}

describe('the frames of labs', () => {
  /** Runs, one after the other; then the next spare. */
  async function expectTwoAtMost(replacements: Replacements): Promise<void> {
    await withPage(replacements, async page => {
      for (let turn = 0; turn < runs; turn++) await expectGood(page);
      await page.call((harness, params) => harness.prepared(params), makeRequest(endless));
      expect(await framesOf(page)).toEqual(inNest);
      // One that runs or has run, and one spare.
      expect(page.mostFrames).toBeLessThanOrEqual(2);
      await expect.poll(() => page.labFrames().length).toBe(1);
    });
  }

  test('hang in the nest, and are two at most, however many runs there were', async () => {
    await expectTwoAtMost({});
  });

  test('mutant: in a nest that only says it has taken them out, they pile up', async () => {
    await expectToFail(expectTwoAtMost(mutants.nestKeeps));
  });

  test('go with the page’s sandboxes, and so does the nest', async () => {
    await withPage({}, async page => {
      await runEndless(page);
      await page.call(harness => harness.dispose(), null);
      expect(await framesOf(page)).toEqual({ inPage: 0, nest: false });
    });
  });

  test('end with their run when they were led somewhere else', async () => {
    await withPage({}, async page => {
      const { runId } = await runEndless(page);
      await page.labFrames()[0]?.evaluate(() => void (location.href = 'about:blank'));
      const { outcome } = await page.call((harness, id) => harness.ended(id), runId);
      expect(outcome).toMatchObject({ status: 'stopped', reason: 'lost' });
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inNest);
    });
  });
});

describe('a frame that has to be taken out', () => {
  test('is taken out of the nest when its supervisor does not hear Stop', async () => {
    await withPage(mutants.deafSupervisor, async page => {
      const { runId } = await runEndless(page);
      const [own] = page.labFrames();
      await page.call((harness, id) => harness.stop(id), runId);
      await expect.poll(() => own?.isDetached()).toBe(true);
      const { outcome } = await page.call((harness, id) => harness.ended(id), runId);
      expect(outcome).toMatchObject({ status: 'stopped', reason: 'user' });
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inNest);
    });
  });

  test('goes with the whole nest where that does not take it out: before Stop is over, and the next runs work', async () => {
    await withPage(both(mutants.deafSupervisor, mutants.nestNeverRemoves, mutants.littlePatience), async page => {
      const { runId } = await runEndless(page);
      const frames = await page.call(async (harness, id) => {
        await harness.stop(id);
        return harness.frames();
      }, runId);
      expect(frames).toEqual({ inPage: 0, nest: false });
      const { outcome } = await page.call((harness, id) => harness.ended(id), runId);
      expect(outcome).toMatchObject({ status: 'stopped', reason: 'user' });
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });

  test('goes with the whole nest after an ordinary run, too', async () => {
    await withPage(both(mutants.nestNeverRemoves, mutants.littlePatience), async page => {
      await page.call(async (harness, request) => {
        await harness.runToEnd(request);
        await new Promise<void>(resolve => {
          const look = (): void => {
            if (!harness.frames().nest) resolve();
          };
          new MutationObserver(look).observe(document.documentElement, { childList: true });
          look();
        });
      }, makeRequest(good));
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });
});

describe('a nest that is of no use', () => {
  test('never loads: the first run is only later', async () => {
    await withPage(both(mutants.nestNeverLoads, mutants.littlePatience), async page => {
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });

  test('makes no frames: the first run is lost, the next one works', async () => {
    await withPage(both(mutants.nestNeverMakes, mutants.littlePatience), async page => {
      const { outcome } = await page.run(good);
      expect(outcome).toMatchObject({ status: 'stopped', reason: 'lost' });
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });

  test('is not there: runs work', async () => {
    await withPage(mutants.noNest, async page => {
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });

  test('is taken away: the run in it is lost, the next one works', async () => {
    await withPage({}, async page => {
      const { runId } = await runEndless(page);
      await page.page.evaluate(() => document.querySelector('html > iframe')?.remove());
      const { outcome } = await page.call((harness, id) => harness.ended(id), runId);
      expect(outcome.status).toBe('stopped');
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });

  test('is led somewhere else: it goes at once', async () => {
    await withPage({}, async page => {
      const { runId } = await runEndless(page);
      await page.nest?.evaluate(() => void (location.href = 'about:blank'));
      const { outcome } = await page.call((harness, id) => harness.ended(id), runId);
      expect(outcome).toMatchObject({ status: 'stopped', reason: 'lost' });
      await expectGood(page);
      expect(await framesOf(page)).toEqual(inPage);
    });
  });
});

/** Asks the nest in the place of the page; whether it serves the port it is given. */
async function expectRefused(replacements: Replacements, asker: (page: LabPage) => Frame | undefined): Promise<void> {
  await withPage(replacements, async page => {
    await expectGood(page);
    // Heard after the nest's own listener, which sets a handler on a port that it serves.
    await page.nest?.evaluate(() => {
      const served = new Promise(resolve => addEventListener('message', ({ ports }) => resolve(ports[0]?.onmessage !== null)));
      Object.assign(window, { served });
    });
    await asker(page)?.evaluate(() => {
      const nest = window === window.top ? document.querySelector<HTMLIFrameElement>('html > iframe')?.contentWindow : window.parent;
      nest?.postMessage({ kind: 'connect' }, '*', [new MessageChannel().port2]);
    });
    expect(await page.nest?.evaluate(() => (window as unknown as { served: Promise<boolean> }).served)).toBe(false);
  });
}

const page = (page: LabPage): Frame => page.page.mainFrame();
const frameInNest = (page: LabPage): Frame | undefined => page.nest?.childFrames()[0];

describe('the nest', () => {
  test('is used once: nobody can connect to it again', async () => {
    await expectRefused({}, page);
  });

  test('mutant: one that goes on listening answers', async () => {
    await expectToFail(expectRefused(mutants.nestListensOn, page));
  });

  test('hears nothing from a frame in it', async () => {
    await expectRefused(mutants.nestListensOn, frameInNest);
  });

  test('mutant: one that hears everybody answers', async () => {
    await expectToFail(expectRefused(mutants.nestHearsAll, frameInNest));
  });
});
