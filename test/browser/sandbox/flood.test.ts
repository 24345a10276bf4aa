import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab, rawHostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest, softwareWebgl } from './harness/labPage.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';

/** So many turns of the page's own timer, 10 ms apart, a flood goes on: a page that is held up takes longer, a frozen one never gets there. */
const floodBeats = 600;

const bundler = new Bundler();
const good = await compile(`import { print } from 'gatescope';\nprint('good');\n`);

/** Floods the page while its own timer beats, then stops the lab and runs another one. */
async function expectPageAlive(browser: Browser, size: number, replacements: Replacements): Promise<void> {
  const page = await LabPage.open(browser, {
    bundles: await bundler.bundle(both(mutants.noHardening, mutants.noFloodGuard, replacements)),
  });
  const request = makeRequest(rawHostileLab('rawFlood.js', { SIZE: String(size) }));
  await page.call((harness, params) => harness.run(params), request);
  const seen = await within(
    patienceMs,
    page.call(
      async (harness, { runId, beats }) => {
        await harness.first(runId, 'output');
        harness.takeLongestGap();
        await harness.beats(beats);
        const gap = harness.takeLongestGap();
        const stopMs = await harness.stop(runId);
        return { gap, stopMs };
      },
      { runId: request.runId, beats: floodBeats },
    ),
  );
  expect(seen, 'the page did not come to itself').not.toBeNull();
  console.log(
    `flood of ${String(size)} characters a message: longest gap ${seen!.gap.toFixed(0)} ms, stopped in ${seen!.stopMs.toFixed(0)} ms`,
  );
  expect((await page.run(good)).lines).toEqual(['good']);
  await page.close();
}

/** When a page counts as frozen for good. */
const patienceMs = 25_000;

/** A page that is flooded may never answer again, so the test does not wait for it for ever. */
function within<T>(ms: number, answer: Promise<T>): Promise<T | null> {
  return Promise.race([answer.catch(() => null), new Promise<null>(resolve => setTimeout(() => resolve(null), ms))]);
}

describe.each([
  ['with frames in processes of their own', []],
  ['with frames in the page’s process', ['--disable-features=IsolateSandboxedIframes']],
] as const)('a lab that found a way to post, %s', (_name, flags) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch([...softwareWebgl, ...flags]);
  });

  afterAll(() => browser.close());

  test.each([1, 5_000])('floods with messages of %i characters and the page lives on', async size => {
    await expectPageAlive(browser, size, {});
  });

  test('is ended as soon as it floods', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(mutants.noHardening) });
    const report = await page.run(rawHostileLab('rawFlood.js', { SIZE: '1' }));
    expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'lost' });
    expect(report.lines).toEqual(['flooding']);
    expect((await page.run(good)).lines).toEqual(['good']);
    await page.close();
  });
});

test('mutant: without the supervisor the page is frozen', async () => {
  const browser = await launch([...softwareWebgl, '--disable-features=IsolateSandboxedIframes']);
  try {
    // It is the product but for that: an ordinary lab runs.
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(mutants.noSupervisor) });
    expect((await page.run(good)).lines).toEqual(['good']);
    await page.close();
    await expectToFail(expectPageAlive(browser, 1, mutants.noSupervisor));
  } finally {
    await browser.close();
  }
});

describe('a lab that prints without end', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  test('finds no way to post', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const { lines } = await page.run(await hostileLab('floodRoutes'));
    expect(lines.length).toBe(10);
    for (const line of lines) expect(line).not.toContain('REACHED');
    await page.close();
  });

  test('is shown at a pace the page can follow, and can be stopped', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const request = makeRequest(await hostileLab('printFlood'));
    await page.call((harness, params) => harness.run(params), request);
    const { gap, stopMs } = await page.call(
      async (harness, { runId, beats }) => {
        await harness.first(runId, 'output');
        harness.takeLongestGap();
        await harness.beats(beats);
        return { gap: harness.takeLongestGap(), stopMs: await harness.stop(runId) };
      },
      { runId: request.runId, beats: floodBeats / 2 },
    );
    const report = await page.call((harness, runId) => harness.report(runId), request.runId);
    console.log(`print flood: longest gap ${gap.toFixed(0)} ms, stopped in ${stopMs.toFixed(0)} ms, ${String(report.heard.length)} events`);
    expect(report.lines[0]).toBe('0');
    // Ten messages a second of the run, and at its end what was kept.
    expect(new Set(report.heard.map(({ at }) => at)).size).toBeLessThan(report.outcome.ms / 100 + 80);
    await page.close();
  });

  test('a million lines: the first 1,000 and the last 20,000 are there', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
    const report = await page.run(await hostileLab('millionLines'));
    await page.close();
    const events = report.heard.flatMap(({ event }) => (event.kind === 'output' ? [event] : []));
    console.log(`1,000,000 prints: ${report.outcome.ms.toFixed(0)} ms, ${String(events.length)} events of output`);
    expect(report.outcome.status).toBe('finished');
    expect(events.at(-1)?.total).toBe(1_000_000);
    // Each line is its own number.
    expect(report.lines.slice(0, 1_000)).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index)));
    expect(report.lines.slice(-20_000)).toEqual(Array.from({ length: 20_000 }, (_, index) => String(980_000 + index)));
    expect(events.length).toBeLessThan(100);
  });
});
