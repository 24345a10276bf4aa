import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import { Bundler } from './harness/bundles.ts';
import { compile } from './harness/hostileLabs.ts';
import { LabPage, launch } from './harness/labPage.ts';

const bundler = new Bundler();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test.each([
  'state-pair-at',
  'batch-first-out-slice',
  'last-step-equal-sizes',
  'softmax-cross-entropy',
  'zero-grad-never',
  'training-data-final',
  'tensors-own-functions',
])('%s is warned about at its line in the hardened worker too', async name => {
  const text = await readFile(join(repository, `test/fixtures/mistakes/wrong/${name}.lab.ts`), 'utf8');
  const lines = text.split('\n');
  const line = lines.findIndex(each => each.includes('// <- W-'));
  const lab = await compile(text.replace(/\/\/ <- W-.*/u, ''));
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const { heard } = await page.run(lab);
  await page.close();
  const warnings = heard.flatMap(({ event }) => (event.kind === 'warning' ? [event.warning] : []));
  expect(warnings.map(({ code, frames }) => [code, lineInLab(lab.files, frames[0])])).toEqual([
    [/W-[A-Z-]+/u.exec(lines[line] ?? '')?.[0], { file: 0, line: line + 1 }],
  ]);
});

test('a loss that is no number stops the run, and the page hears it as text', async () => {
  const lab = await compile(`import { nn, optim, tensor } from 'gatescope';
const model = new nn.Linear(1, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 50 });
const x = tensor([[1], [2]], { dtype: 'float32' });
for (let step = 0; step < 500; step++) {
  optimizer.zeroGrad();
  new nn.MSELoss().forward(model.forward(x), x.mul(3)).backward();
  optimizer.step();
}`);
  const page = await LabPage.open(browser, { bundles: await bundler.bundle() });
  const { heard, outcome } = await page.run(lab);
  await page.close();
  expect(outcome).toMatchObject({ status: 'failed', error: { name: 'LossError', fault: 'loss' } });
  const points = heard.flatMap(({ event }) => (event.kind === 'metrics' ? event.points : []));
  expect(points.at(-1)?.loss).toBe('Infinity');
});
