import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bundler } from './harness/bundles.ts';
import { compile } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';

let browser: Browser;
const bundler = new Bundler();
// It ends when its clock, which stands still with it, has gone on for so long.
const lab = await compile(`import { print } from 'gatescope';
print('begins');
const end = performance.now() + 1000;
let turns = 0;
while (performance.now() < end) { turns += 1; }
print('ended');
`);

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test('a lab that never yields stands still past its time limit, and goes on where it was', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle({}), timeLimitMs: 3_000 });
  try {
    const request = makeRequest(lab);
    await page.call((harness, params) => harness.run(params), request);
    await page.call((harness, runId) => harness.first(runId, 'output'), request.runId);
    await page.call((harness, runId) => {
      harness.pause(runId, 'pause');
      return harness.first(runId, 'paused');
    }, request.runId);
    // Longer than the limit by the page's own timer, which comes at most every few milliseconds.
    const before = await page.call(async (harness, runId) => {
      const start = performance.now();
      while (performance.now() - start < 4_000) await harness.beats(10);
      return harness.report(runId).heard.map(({ event }) => event.kind);
    }, request.runId);
    expect(before.at(-1)).toBe('paused');
    await page.call((harness, runId) => {
      harness.pause(runId, 'goOn');
    }, request.runId);
    const report = await page.call((harness, runId) => harness.ended(runId), request.runId);
    expect(report.outcome).toMatchObject({ status: 'finished' });
    expect(report.outcome.ms).toBeLessThan(3_000);
    expect(report.lines).toEqual(['begins', 'ended']);
    expect(report.heard.flatMap(({ event }) => (event.kind === 'paused' ? [event.isPaused] : []))).toEqual([true, false]);
    expect(await page.call(harness => harness.errors, null)).toEqual([]);
  } finally {
    await page.close();
  }
});

test('Stop ends a lab that stands still, and a next run works', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle({}) });
  try {
    const request = makeRequest(lab);
    await page.call((harness, params) => harness.run(params), request);
    await page.call((harness, runId) => harness.first(runId, 'output'), request.runId);
    await page.call((harness, runId) => {
      harness.pause(runId, 'pause');
      return harness.first(runId, 'paused');
    }, request.runId);
    await page.call((harness, runId) => harness.stop(runId), request.runId);
    const { outcome } = await page.call((harness, runId) => harness.report(runId), request.runId);
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'user' });
    expect((await page.run(await compile(`import { print } from 'gatescope';\nprint('good');\n`))).lines).toEqual(['good']);
  } finally {
    await page.close();
  }
});
