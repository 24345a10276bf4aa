import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab } from './harness/hostileLabs.ts';
import { makeRequest } from './harness/labPage.ts';
import { expectToFail, mutants } from './harness/mutants.ts';
import type { Harness, RunReport } from './harness/page.ts';
import { PageServer } from './harness/pageServer.ts';
import { RawBrowser, type RawPage } from './harness/rawBrowser.ts';

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

async function openPage(replacements: Replacements): Promise<RawPage> {
  const bundles = await bundler.bundle(replacements);
  server.serve(bundles);
  const address = await server.listen();
  browser = new RawBrowser([]);
  const page = await browser.open(`http://${address}/`);
  await call(page, (harness, params) => harness.install(params), {
    scripts: bundles.scripts,
    limits: { timeLimitMs: 60_000 },
    backend: 'cpu' as const,
  });
  return page;
}

function call<P, R>(page: RawPage, body: (harness: Harness, params: P) => R, params: P): Promise<Awaited<R>> {
  return page.evaluate(`(${body.toString()})(window.harness, ${JSON.stringify(params)})`);
}

const run = (page: RawPage, lab: Parameters<typeof makeRequest>[0]): Promise<RunReport> =>
  call(page, (harness, request) => harness.runToEnd(request), makeRequest(lab));

const framesOf = (page: RawPage): Promise<unknown> => call(page, harness => harness.frames(), null);

/** The process in which a lab runs ends as it does where memory is out: by the browser's own command, which takes none. */
async function expectSurvived(replacements: Replacements): Promise<void> {
  const page = await openPage(replacements);
  expect(await framesOf(page)).toEqual({ inPage: 0, nest: true });
  const request = makeRequest(await hostileLab('stuck/loop'));
  await call(page, (harness, params) => harness.run(params), request);
  await call(page, (harness, id) => harness.first(id, 'output'), request.runId);
  page.crashFrames();
  const seen = await call(page, (harness, id) => harness.ended(id), request.runId).catch((error: unknown) => error as Error);
  expect(seen, 'the page died with the lab').not.toBeInstanceOf(Error);
  const report = seen as RunReport;
  expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'memory' });
  expect(report.lastLine).toBeGreaterThan(0);
  expect((await run(page, good)).lines).toEqual(['good']);
  // The nest has died with the lab.
  expect(await framesOf(page)).toEqual({ inPage: 1, nest: false });
}

describe('a lab whose process ends', () => {
  test('dies alone, the page says so, and the next run works', async () => {
    await expectSurvived({});
  });

  test('mutant: in the page’s own process it takes the page with it', async () => {
    await expectToFail(expectSurvived(mutants.sameOrigin));
  });
});

describe('a lab that asks for more than there can be', () => {
  test.each([
    ['typedArrays', 'Invalid typed array length: 1125899906842624'],
    ['longString', 'Invalid string length'],
    ['longArray', 'Invalid array length'],
  ])('%s: shows the error', async (name, message) => {
    const page = await openPage({});
    const report = await run(page, await hostileLab(name));
    expect(report.outcome).toMatchObject({ status: 'failed', error: { name: 'RangeError', message } });
    expect((await run(page, good)).lines).toEqual(['good']);
  });
});
