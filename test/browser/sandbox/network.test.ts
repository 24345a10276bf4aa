import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bundler, type Replacements } from './harness/bundles.ts';
import { Canary } from './harness/canary.ts';
import { hostileLab, rawHostileLab } from './harness/hostileLabs.ts';
import { LabPage, launch } from './harness/labPage.ts';
import { expectToFail, mutants, both } from './harness/mutants.ts';

const offline = 'labs run offline so they are safe to share.';

let browser: Browser;
let canary: Canary;
let address: string;
const bundler = new Bundler();

beforeAll(async () => {
  browser = await launch();
  canary = new Canary();
  address = await canary.listen();
});

afterAll(async () => {
  await browser.close();
  await canary.close();
});

/** Runs the lab of all routes, and the imports no lab can be compiled with, and returns what they printed. */
async function tryAll(replacements: Replacements): Promise<Map<string, string>> {
  canary.hits.length = 0;
  const page = await LabPage.open(browser, { bundles: await bundler.bundle(replacements) });
  try {
    const names = { CANARY: address, ORIGIN: page.address };
    const compiled = await page.run(await hostileLab('network', names));
    expect(compiled.outcome.status).toBe('finished');
    const raw = await page.run(rawHostileLab('dynamicImports.js', names));
    expect(raw.outcome.status).toBe('finished');
    expect(page.server.hits).toEqual([]);
    return new Map([...compiled.lines, ...raw.lines].map(line => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
  } finally {
    await page.close();
  }
}

/**
 * What the policy of frames lets be done, and the page's does not: WebAssembly may be compiled, and scripts of blobs be run, which can do no more than
 * what makes the blob. Labs cannot reach the one, and can make no blobs.
 */
const inFrames = ['WebAssembly', 'importScripts blob', 'import blob'];

function expectDenied(said: ReadonlyMap<string, string>, allowed: readonly string[]): void {
  expect(said.size).toBe(21);
  for (const [route, what] of said) if (!allowed.includes(route)) expect(what, route).not.toMatch(/^REACHED/);
  expect(canary.hits).toEqual([]);
}

async function expectTaught(replacements: Replacements): Promise<void> {
  const said = await tryAll(replacements);
  // Hardening makes nothing of it reachable.
  expectDenied(said, []);
  for (const [route, what] of said) {
    // Dynamic imports are refused when the lab is compiled; here they only meet the content policy.
    if (!route.startsWith('import ')) expect(what, route).toMatch(/is not available/);
  }
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'FontFace', 'importScripts']) {
    expect(said.get(name)).toBe(`${name} is not available: ${offline}`);
  }
  expect(said.get('Worker')).toBe('Worker is not available in labs.');
}

async function expectDeniedByPolicy(replacements: Replacements, allowed: readonly string[]): Promise<void> {
  expectDenied(await tryAll(both(mutants.noHardening, replacements)), allowed);
}

test('every route to the network is denied, with a sentence, and nothing arrives', async () => {
  await expectTaught({});
});

test('the content policy alone denies them too', async () => {
  await expectDeniedByPolicy({}, inFrames);
});

test('the page’s policy alone denies them where frames hang in the page', async () => {
  await expectDeniedByPolicy(both(mutants.openFramePolicy, mutants.noNest), []);
});

test('mutant: without hardening, labs are not told why', async () => {
  await expectToFail(expectTaught(mutants.noHardening));
});

test.each(['openPolicy', 'openFramePolicy'] as const)(
  'mutant: with a policy that lets fetches through (%s), the canary sings',
  async name => {
    await expectToFail(expectDeniedByPolicy(mutants[name], inFrames));
    expect(canary.hits.length).toBeGreaterThan(3);
  },
);
