import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { addedCell, inPyTorch } from '../../unit/torch/cellInList.ts';
import { layerInPyTorch, stepInPyTorch, type Results } from '../../unit/torch/addedModules.ts';
import { largestDifference } from '../../unit/torch/parity/golden.ts';
import type { AddedCellPage } from './addedCellPage.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

function expectSame(found: Results | undefined, wanted: Results): void {
  expect(Object.keys(found ?? {}).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, { shape, data }] of Object.entries(wanted)) {
    expect(found?.[name]?.shape, name).toEqual(shape);
    expect(largestDifference(found?.[name]?.data ?? [], data), name).toBeLessThanOrEqual(2e-5);
  }
}

it('a cell that was added to the list has the outputs, gates and gradients of PyTorch on WebGL', async () => {
  const entryPoints = [fileURLToPath(new URL('addedCellPage.ts', import.meta.url))];
  const { outputFiles } = await build({
    ...{ entryPoints, bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' },
    plugins: [addedCell],
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const { isFused, layers, step, left } = await page.evaluate(
    cases => (globalThis as unknown as { addedCellPage: AddedCellPage }).addedCellPage.run(cases),
    inPyTorch.layers,
  );
  expect([isFused, left]).toEqual([false, 0]);
  expect(layers).toHaveLength(4);
  for (const [i, wanted] of inPyTorch.layers.entries()) expectSame(layers[i], layerInPyTorch(wanted));
  expectSame(step, stepInPyTorch(inPyTorch.step));
});
