import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CompiledLab } from '../../../src/core/compiledLab.ts';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab } from './harness/hostileLabs.ts';
import { makeRequest } from './harness/labPage.ts';
import { expectToFail, mutants } from './harness/mutants.ts';
import type { Harness, RunReport } from './harness/page.ts';
import { PageServer } from './harness/pageServer.ts';
import { RawBrowser, type RawPage } from './harness/rawBrowser.ts';

/** A small heap, so that a bomb goes off in a second. */
const smallHeap = '--js-flags=--max-old-space-size=200';

const bundler = new Bundler();
const good = await compile(`import { print } from 'gatescope';\nprint('good');\n`);
let browser: RawBrowser;
let server: PageServer;

beforeEach(() => {
  server = new PageServer();
});

afterEach(async () => {
  await browser.close();
  await server.close();
});

async function openPage(replacements: Replacements, flags: readonly string[] = []): Promise<RawPage> {
  const bundles = await bundler.bundle(replacements);
  server.serve(bundles);
  const address = await server.listen();
  browser = new RawBrowser([smallHeap, ...flags]);
  const page = await browser.open(`http://${address}/`);
  await call(page, (harness, params) => harness.install(params), { scripts: bundles.scripts, limits: { timeLimitMs: 60_000 } });
  return page;
}

function call<P, R>(page: RawPage, body: (harness: Harness, params: P) => R, params: P): Promise<Awaited<R>> {
  return page.evaluate(`(${body.toString()})(window.harness, ${JSON.stringify(params)})`);
}

/** Runs a lab to its end, with the longest time the page was kept from running meanwhile. */
function run(page: RawPage, lab: CompiledLab): Promise<RunReport & { readonly gap: number }> {
  return call(
    page,
    async (harness, request) => {
      harness.takeLongestGap();
      const report = await harness.runToEnd(request);
      return { ...report, gap: harness.takeLongestGap() };
    },
    makeRequest(lab),
  );
}

const framesOf = (page: RawPage): Promise<unknown> => call(page, harness => harness.frames(), null);

async function expectSurvived(name: string, replacements: Replacements, flags: readonly string[] = []): Promise<void> {
  const page = await openPage(replacements, flags);
  expect(await framesOf(page)).toEqual({ inPage: 0, nest: true });
  const seen = await run(page, await hostileLab(name)).catch((error: unknown) => error as Error);
  expect(seen, 'the page died with the lab').not.toBeInstanceOf(Error);
  const report = seen as RunReport & { gap: number };
  console.log(`${name}: ${JSON.stringify(report.outcome).slice(0, 120)}, longest gap ${report.gap.toFixed(0)} ms`);
  expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'memory' });
  expect(report.lastLine).toBeGreaterThan(0);
  const before = await page.evaluate<number>('performance.now()');
  const next = await run(page, good);
  expect(next.lines).toEqual(['good']);
  // The nest has died with the lab.
  expect(await framesOf(page)).toEqual({ inPage: 1, nest: false });
  const ready = next.heard[0]!.at - before;
  console.log(`${name}: next run’s first event after ${ready.toFixed(0)} ms`);
}

describe('a lab that takes all memory', () => {
  test('dies alone, the page says so, and the next run works', async () => {
    await expectSurvived('heapBomb', {});
  });

  test('mutant: in the page’s own process it takes the page with it', async () => {
    await expectToFail(expectSurvived('heapBomb', mutants.sameOrigin));
  });

  test.each([
    ['typedArrays', 'Array buffer allocation failed'],
    ['longString', 'Invalid string length'],
    ['longArray', 'Invalid array length'],
  ])('%s: shows the error, or dies alone', async (name, message) => {
    const page = await openPage({});
    const report = await run(page, await hostileLab(name));
    if (report.outcome.status === 'failed') expect(report.outcome.error).toMatchObject({ name: 'RangeError', message });
    else expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'memory' });
    expect((await run(page, good)).lines).toEqual(['good']);
  });
});
