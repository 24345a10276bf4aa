import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { compile, hostileLab, rawHostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest, softwareWebgl } from './harness/labPage.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';

/** So many turns of the page's own timer, 10 ms apart, a flood of prints goes on: a page that is held up takes longer, a frozen one never gets there. */
const floodBeats = 300;
/** So many messages a raw flood has. It ends by itself, so that nothing is harmed where a wall is out. */
const floodMessages = 20_000;

const bundler = new Bundler();
const good = await compile(`import { print } from 'gatescope';\nprint('good');\n`);
const rawFlood = (size: number): ReturnType<typeof rawHostileLab> =>
  rawHostileLab('rawFlood.js', { SIZE: String(size), COUNT: String(floodMessages) });

/** A lab that found a way to post sends all its messages, and of these hardly any comes to the page; then another lab runs. */
async function expectFewMessages(browser: Browser, size: number, replacements: Replacements): Promise<void> {
  const page = await LabPage.open(browser, {
    bundles: await bundler.bundle(both(mutants.noHardening, mutants.noFloodGuard, replacements)),
  });
  try {
    const before = await page.call(harness => harness.messages, null);
    const { lines, outcome } = await page.run(rawFlood(size));
    const came = (await page.call(harness => harness.messages, null)) - before;
    expect(outcome).toMatchObject({ status: 'finished' });
    expect(lines).toEqual(['flooding', 'flooded']);
    expect(came).toBeLessThan(floodMessages / 10);
    expect((await page.run(good)).lines).toEqual(['good']);
  } finally {
    await page.close();
  }
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

  test.each([1, 1_000])('floods with messages of %i characters, of which the page hears nothing', async size => {
    await expectFewMessages(browser, size, {});
  });

  test('is ended as soon as it floods', async () => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(mutants.noHardening) });
    const report = await page.run(rawFlood(1));
    expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'lost' });
    expect(report.lines).toEqual(['flooding']);
    expect((await page.run(good)).lines).toEqual(['good']);
    await page.close();
  });
});

test('mutant: without the supervisor the page hears all of it', async () => {
  const browser = await launch([...softwareWebgl, '--disable-features=IsolateSandboxedIframes']);
  try {
    // It is the product but for that: an ordinary lab runs.
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(mutants.noSupervisor) });
    expect((await page.run(good)).lines).toEqual(['good']);
    await page.close();
    await expectToFail(expectFewMessages(browser, 1, mutants.noSupervisor));
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
    await page.call(
      async (harness, { runId, beats }) => {
        await harness.first(runId, 'output');
        await harness.beats(beats);
        await harness.stop(runId);
      },
      { runId: request.runId, beats: floodBeats },
    );
    const report = await page.call((harness, runId) => harness.report(runId), request.runId);
    expect(report.outcome).toMatchObject({ status: 'stopped', reason: 'user' });
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
    expect(report.outcome.status).toBe('finished');
    expect(events.at(-1)?.total).toBe(1_000_000);
    // Each line is its own number.
    expect(report.lines.slice(0, 1_000)).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index)));
    expect(report.lines.slice(-20_000)).toEqual(Array.from({ length: 20_000 }, (_, index) => String(980_000 + index)));
    expect(events.length).toBeLessThan(100);
  });
});
