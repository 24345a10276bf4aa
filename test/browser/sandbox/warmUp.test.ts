import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bundler } from './harness/bundles.ts';
import { compile } from './harness/hostileLabs.ts';
import { LabPage, launch, makeRequest } from './harness/labPage.ts';

const bundler = new Bundler();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** Shows the numbers TensorFlow.js gives, what is alive, and the first random numbers; and trains, as only such labs are warmed up for. */
const text = `import * as tf from '@tensorflow/tfjs';
import { nn, optim, print, rand } from 'gatescope';
const first = tf.scalar(1);
print(first.id, tf.memory().numTensors, tf.variable(first).name, rand(3).tolist());
const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });
const optimizer = new optim.Adam(gru.parameters());
for (let epoch = 0; epoch < 3; epoch++) {
  const [, h] = gru.forward(rand(4, 2, 1));
  optimizer.zeroGrad();
  h.mean().backward();
  optimizer.step();
  print(h.mean().item(), tf.memory().numTensors);
}
`;

/** What the lab prints when Run is pressed after so many of the page's own timers, ten milliseconds each; null: before anything is prepared. */
async function printed(beats: number | null): Promise<readonly string[]> {
  const lab = await compile(text);
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const request = makeRequest(lab);
  if (beats !== null) {
    await page.call((harness, params) => harness.prepared(params), request);
    await page.call((harness, params) => harness.beats(params), beats);
  }
  const { outcome, lines } = await page.run(lab, 'cpu', request);
  await page.close();
  expect(outcome.status).toBe('finished');
  return lines;
}

test('a lab prints the same before, amid and after what its worker trains while it waits', async () => {
  const cold = await printed(null);
  expect(cold).toHaveLength(4);
  // Before its first step, after some, and after the last.
  for (const beats of [1, 24, 30, 40, 150]) expect(await printed(beats), String(beats)).toEqual(cold);
});
