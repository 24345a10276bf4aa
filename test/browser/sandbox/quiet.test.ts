import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import type { CheckRequest } from '../../../src/core/channels/labPageChannel.ts';
import type { CompiledLab } from '../../../src/core/run/compiledLab.ts';
import { freshRun, reduceRun, type RunState } from '../../../src/core/following/runState.ts';
import { hasProbesOf, isSameRun } from '../../../src/extension/expressions/isSameRun.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { Bundler } from './harness/bundles.ts';
import type { RunReport } from './harness/page.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';

const bundler = new Bundler();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const text = "import { tensor, print } from 'gatescope';\nprint(tensor([1, 2, 3]).mul(2).sum().item());\n";
const requestOf = (lab: CompiledLab): CheckRequest => ({ ...makeRequest(lab), timeLimitMs: 60_000 });

async function compiled(program: string, expressions = false): Promise<CompiledLab> {
  const result = await compileLab({ name: 'a.lab.ts', text: program, expressions });
  if (!result.ok) throw new Error('It did not compile.');
  return result.lab;
}

test('a quiet run tells what expressions gave, and takes the place of nothing', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle({}) });
  const lab = await compiled(text, true);
  const quiet = await page.call((harness, request) => harness.runQuietlyToEnd(request), requestOf(lab));
  expect(quiet.outcome).toMatchObject({ status: 'finished' });
  const told = quiet.heard
    .flatMap(({ event }) => (event.kind === 'values' ? event.values : []))
    .map(({ site, value }) => [lab.sites[site]?.name, value.kind === 'tensor' ? value.shape : value.kind === 'number' && value.value]);
  expect(told).toContainEqual(['tensor([1, 2, 3]).mul(2)', [3]]);
  expect(told).toContainEqual(['tensor([1, 2, 3]).mul(2).sum()', []]);
  expect(told).toContainEqual(['tensor([1, 2, 3]).mul(2).sum().item()', 12]);

  // While a run is on there is none.
  const endless = makeRequest(await compiled('let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n'));
  await page.call((harness, request) => harness.run(request), endless);
  await page.call((harness, id) => harness.first(id, 'started'), endless.runId);
  const refused = await page.call((harness, request) => harness.runQuietlyToEnd(request), requestOf(lab));
  expect(refused.outcome).toEqual({ status: 'stopped', ms: 0, reason: 'replaced' });
  await page.call((harness, id) => harness.stop(id), endless.runId);
  const { outcome } = await page.call((harness, id) => harness.ended(id), endless.runId);
  expect(outcome).toMatchObject({ status: 'stopped', reason: 'user' });

  // And a run that comes later ends one.
  const slow = requestOf(await compiled('let turns = 0;\nwhile (true) {\n  turns += 1;\n}\n', true));
  await page.call((harness, request) => harness.runQuietly(request), slow);
  await page.call((harness, id) => harness.first(id, 'started'), slow.runId);
  const run = await page.call((harness, request) => harness.runToEnd(request), makeRequest(await compiled(text)));
  expect(run.outcome).toMatchObject({ status: 'finished' });
  const ended = await page.call((harness, id) => harness.ended(id), slow.runId);
  expect(ended.outcome).toMatchObject({ status: 'stopped', reason: 'replaced' });
  await page.close();
});

test.each(['lab-1-scalar-lstm', 'lab-3-shapes', 'lab-4-memory-task', 'lab-6-gradients'])(
  'a quiet run of %s is the same run again, and tells more',
  async name => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle({}) });
    const program = await readFile(join(repository, `labs/lstm-and-gru/${name}.lab.ts`), 'utf8');
    const stateOf = ({ heard }: RunReport): RunState => heard.map(({ event }) => event).reduce(reduceRun, freshRun);
    const [plain, told] = [await compiled(program), await compiled(program, true)];
    expect(hasProbesOf(told, plain)).toBe(true);
    const run = stateOf(await page.call((harness, request) => harness.runToEnd(request), makeRequest(plain)));
    const again = stateOf(await page.call((harness, request) => harness.runQuietlyToEnd(request), requestOf(told)));
    expect(again.outcome?.status).toBe('finished');
    expect(isSameRun({ lab: plain, state: run }, { lab: told, state: again })).toBe(true);
    expect([...again.values.keys()].filter(site => told.sites[site]?.role === 'expression').length).toBeGreaterThan(5);
    await page.close();
  },
);

test('a run says whether it drew random numbers that no seed repeats, whoever drew them', async () => {
  const page = await LabPage.open(browser, { bundles: await bundler.bundle({}) });
  const imports = "import * as tf from '@tensorflow/tfjs';\nimport { manualSeed, nn, rand } from 'gatescope';\n";
  const byChance = async (program: string): Promise<unknown> => {
    const request = requestOf(await compiled(imports + program, true));
    const { outcome } = await page.call((harness, given) => harness.runQuietlyToEnd(given), request);
    expect(outcome).toMatchObject({ status: 'finished' });
    return outcome.status === 'finished' && outcome.isByChance;
  };
  expect(await byChance('const isHead = Math.random() < 0.5;')).toBe(true);
  expect(await byChance('tf.randomUniformInt([1], 0, 2);')).toBe(true);
  expect(await byChance('tf.layers.dense({ units: 1, inputShape: [1] }).apply(tf.zeros([1, 1]));')).toBe(true);
  expect(await byChance('crypto.getRandomValues(new Uint8Array(1));')).toBe(true);
  expect(await byChance("tf.randomUniform([1], 0, 2, 'float32', 7);")).toBe(undefined);
  expect(await byChance('manualSeed(1); rand(2); new nn.Linear(1, 2);')).toBe(undefined);
});
