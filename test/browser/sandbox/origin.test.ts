import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { hostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch } from './harness/labPage.ts';
import { both, expectToFail, mutants } from './harness/mutants.ts';
import { secret } from './harness/pageServer.ts';

let browser: Browser;
const bundler = new Bundler();

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** A page whose origin has something to lose: a file behind an address and a database, as an editor's own may have. */
async function openRichPage(replacements: Replacements): Promise<LabPage> {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle(replacements) });
  await page.page.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('canary', 1);
      request.onupgradeneeded = () => void request.result.createObjectStore('store').put('value', 'key');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(new Error('no database'));
    });
  });
  return page;
}

const databases = (page: LabPage): Promise<string[]> =>
  page.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

/** The lab that asks for an address, a socket and a database of the page's origin. */
async function expectNothingOfTheOrigin(replacements: Replacements): Promise<void> {
  const page = await openRichPage(replacements);
  try {
    const report = await page.run(await hostileLab('origin', { ORIGIN: page.address, PATH: 'secret' }));
    expect(report.outcome).toMatchObject({ status: 'finished' });
    const said = report.lines.join('\n');
    expect(said).not.toContain(secret);
    expect(said).not.toContain('canary');
    expect(said).not.toContain('REACHED');
    expect(said).toMatch(/^origin: (?:hidden|null)$/m);
    expect(page.server.hits).toEqual([]);
    expect(await databases(page)).toEqual(['canary']);
  } finally {
    await page.close();
  }
}

async function expectNoStorage(replacements: Replacements): Promise<void> {
  const page = await openRichPage(replacements);
  try {
    const { lines } = await page.run(await hostileLab('storage'));
    expect(lines.length).toBe(7);
    for (const line of lines) expect(line).not.toContain('REACHED');
    expect(await databases(page)).toEqual(['canary']);
  } finally {
    await page.close();
  }
}

/** What one lab leaves behind, the next must not see. */
async function expectNoLeftovers(replacements: Replacements): Promise<void> {
  const page = await openRichPage(replacements);
  try {
    expect((await page.run(await hostileLab('poison'))).lines).toEqual(['poisoned']);
    const after = await page.run(await hostileLab('seesPoison'));
    expect(after.outcome).toMatchObject({ status: 'finished' });
    expect(after.lines).toEqual(['looked']);
  } finally {
    await page.close();
  }
}

test('a lab gets no answer, opens no socket and no database of the page’s origin', async () => {
  await expectNothingOfTheOrigin({});
});

test('the opaque frame alone keeps it out of the origin', async () => {
  await expectNothingOfTheOrigin(mutants.noHardening);
});

test('mutant: in a frame of the page’s origin it opens the database', async () => {
  await expectToFail(expectNothingOfTheOrigin(both(mutants.noHardening, mutants.sameOrigin)));
});

test('every kind of storage is denied, with a sentence', async () => {
  const page = await openRichPage({});
  const { lines } = await page.run(await hostileLab('storage'));
  await page.close();
  expect(lines.slice(0, 6).map(line => line.replace(/^[^:]*: /, ''))).toEqual(
    ['indexedDB', 'caches', 'localStorage', 'sessionStorage', 'navigator.storage', 'navigator.locks'].map(
      name => `${name} is not available: labs keep nothing between runs, so each run starts the same.`,
    ),
  );
});

test('the opaque frame alone has no storage but a channel of its own', async () => {
  const page = await openRichPage(mutants.noHardening);
  const { lines } = await page.run(await hostileLab('storage'));
  await page.close();
  expect(lines.filter(line => line.includes('REACHED')).map(line => line.split(':')[0])).toEqual(['BroadcastChannel']);
});

test('mutant: without hardening and in the page’s origin, storage is open', async () => {
  await expectToFail(expectNoStorage(both(mutants.noHardening, mutants.sameOrigin)));
});

test('what one lab leaves behind, the next does not see', async () => {
  await expectNoLeftovers({});
  await expectNoLeftovers(mutants.noHardening);
});

test('mutant: in the page’s origin the next lab sees it', async () => {
  await expectToFail(expectNoLeftovers(both(mutants.noHardening, mutants.sameOrigin)));
});
