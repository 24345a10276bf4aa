import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inlineMarks } from '../../../src/core/words/inline/inlineMarks.ts';
import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import { Bundler } from './harness/bundles.ts';
import { compile } from './harness/hostileLabs.ts';
import { LabPage, launch } from './harness/labPage.ts';

const bundler = new Bundler();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** A run in the hardened worker, and what then stands beside the line of a name. */
async function run(text: string) {
  const lab = await compile(text);
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const report = await page.run(lab);
  await page.close();
  const state = report.heard.map(({ event }) => event).reduce(reduceRun, freshRun);
  const parts = inlineMarks(lab.sites, state.values.values()).flatMap(mark => mark.parts);
  const beside = (name: string): string => parts.findLast(part => part.name === name)?.short ?? 'nothing';
  return { ...report, lab, state, beside };
}

const loop = `print('begin');
let last = 0;
let sum = 0;
for (let step = 1; step <= 3000; step++) {
  last = step * 2;
  sum += last;
}`;

test.each([
  ['a layer in Greek', "this['πύλη'] = new nn.Linear(2, 3);", /^Net\(πύλη=Linear/u],
  ['90 layers', 'for (let i = 0; i < 90; i++) this[`l${i}`] = new nn.Linear(1, 1);', /^Net\(l0=/u],
  ['six axes', 'this.w = new nn.Parameter(zeros(1, 2, 1, 2, 1, 2));', /^Net\(\)/u],
])('%s: every value stands beside its line at the end', async (_what, field, text) => {
  const { outcome, state, beside } = await run(`import { nn, print, zeros } from 'gatescope';
class Net extends nn.Module {
  constructor() { super(); ${field} }
}
const net: any = new Net();
${loop}`);
  expect(outcome).toMatchObject({ status: 'finished' });
  expect(beside('last')).toMatch(/^6000 /u);
  expect(beside('sum')).toMatch(/^9003000 /u);
  expect(beside('net')).toMatch(text);
  const modules = [...state.values.values()].flatMap(({ value }) => (value.kind === 'module' ? [value] : []));
  expect(modules.some(({ weights }) => weights !== undefined && weights.length > 0)).toBe(true);
});

test('what cannot be shown says why, and nothing else is missing', async () => {
  const { outcome, beside } = await run(`import { print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';
const many = tf.zeros(Array(18).fill(1));
const changed: any = tf.tensor([1, 2, 3]);
changed.shape[0] = -1;
const same = changed;
${loop}`);
  expect(outcome).toMatchObject({ status: 'finished' });
  expect(beside('many')).toBe('not shown: a tensor with 18 axes: at most 16 are shown');
  expect(beside('same')).toBe('not shown: a tensor whose shape was changed afterwards');
  expect(beside('sum')).toMatch(/^9003000 /u);
});

test("an error of the browser is told with the browser's sentence, at its line", async () => {
  const { outcome, lab } = await run("const first = 1;\nconst decoded = atob('is this base64?');");
  if (outcome.status !== 'failed') throw new Error('It did not fail.');
  expect(outcome.error.message).toMatch(/correctly encoded/u);
  expect(lineInLab(lab.files, outcome.error.frames[0])).toEqual({ file: 0, line: 2 });
});

test.each(['GpuLostError', 'TensorBudgetError', 'LossError'])('a lab that throws a %s of its own fails as itself', async name => {
  const { outcome } = await run(`const error = new Error('The GPU was lost.'); error.name = '${name}'; throw error;`);
  expect(outcome).toMatchObject({ status: 'failed', error: { name, message: 'The GPU was lost.' } });
  expect(outcome).not.toHaveProperty('error.fault');
});

test('TensorFlow.js keeps no database, loads nothing and stays on its backend', async () => {
  const { lines } = await run(`import { print } from 'gatescope';
import * as tf from '@tensorflow/tfjs';
const t: any = tf;
async function attempt(work: () => unknown) { try { print('REACHED', await work()); } catch (error) { print(error.message); } }
await attempt(() => t.io.listModels());
await attempt(() => t.loadLayersModel('indexeddb://x'));
await attempt(() => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }).save('indexeddb://x'));
await attempt(() => t.registerKernel({}));
print(await tf.setBackend('webgl'), tf.getBackend());`);
  for (const line of lines.slice(0, -1)) expect(line).not.toContain('REACHED');
  expect(lines[0]).toBe(
    'tf.io.listModels is not available in labs: labs run offline and keep nothing between runs. Make the data or the model in the lab itself.',
  );
  expect(lines.at(-1)).toBe('false cpu');
  expect(lines.length).toBe(5);
});
