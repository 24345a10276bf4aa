import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { largestDifference } from '../../unit/torch/parity/golden.ts';
import { cases, plain } from '../../unit/torch/sequenceCases.ts';
import type { Sizes } from '../../unit/torch/sequenceCases.ts';
import type { Comparison, KernelPage } from './kernelPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL('kernelPage.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});

afterAll(() => browser.close());

const compare = (sizes: Sizes, only: 'all' | 'h'): Promise<Comparison> =>
  page.evaluate(([asked, from]) => (globalThis as unknown as { kernelPage: KernelPage }).kernelPage.compare(asked, from), [
    sizes,
    only,
  ] as const);

/** More steps than one shader can take textures, and more time steps than batch entries. */
const long: Sizes[] = (['LSTM', 'GRU', 'RNN'] as const).map(kind => ({
  ...plain,
  kind,
  batch: 2,
  steps: 19,
  features: 3,
  hidden: 4,
  batchFirst: true,
}));
/** More rows of texels than a texture has, so that TensorFlow.js wraps them. */
const tall: Sizes = { ...plain, kind: 'LSTM', batch: 190, steps: 50, features: 1, hidden: 2 };
const titled = [...cases, ...long, tall].map(sizes => ({ title: JSON.stringify(sizes), sizes }));

describe('the fused kernels on WebGL', () => {
  it.each(titled)('give what plain operations give, and leave nothing behind: $title', async ({ sizes }) => {
    for (const only of ['all', 'h'] as const) {
      const { isFused, fused, composed, left, leaked } = await compare(sizes, only);
      expect(isFused).toBe(true);
      for (const [i, values] of composed.outputs.entries())
        expect(largestDifference(fused.outputs[i] ?? [], values)).toBeLessThanOrEqual(2e-6);
      for (const [i, values] of composed.gradients.entries()) {
        expect(fused.gradients[i]).toHaveLength(values.length);
        expect(largestDifference(fused.gradients[i] ?? [], values)).toBeLessThanOrEqual(2e-5);
      }
      expect([left, leaked]).toEqual([0, 0]);
    }
  });
});

const onBackend = (pass: 'layers' | 'packed', kind: 'LSTM' | 'GRU', backend: 'cpu' | 'webgl'): Promise<number[][]> =>
  page.evaluate(([asked, ...given]) => (globalThis as unknown as { kernelPage: KernelPage }).kernelPage[asked](...given), [
    pass,
    kind,
    backend,
  ] as const);

describe('modules on WebGL', () => {
  it.each(['LSTM', 'GRU'] as const)('%s of two layers in both directions gives what the CPU gives', async kind => {
    const [onCpu, onWebgl] = [await onBackend('layers', kind, 'cpu'), await onBackend('layers', kind, 'webgl')];
    expect(onCpu).toHaveLength(18);
    for (const [i, values] of onCpu.entries()) expect(largestDifference(onWebgl[i] ?? [], values)).toBeLessThanOrEqual(2e-5);
  });
});

describe('a packed batch on WebGL', () => {
  it.each(['LSTM', 'GRU'] as const)('through %s of two layers in both directions gives what the CPU gives', async kind => {
    const [onCpu, onWebgl] = [await onBackend('packed', kind, 'cpu'), await onBackend('packed', kind, 'webgl')];
    expect(onCpu).toHaveLength(19 + 4 * (kind === 'LSTM' ? 6 : 4));
    expect(onCpu.at(-1)?.filter(value => value === 1000)).toHaveLength(10 * 5);
    for (const [i, values] of onCpu.entries()) expect(largestDifference(onWebgl[i] ?? [], values)).toBeLessThanOrEqual(2e-5);
  });
});

describe('Adam on WebGL', () => {
  it('goes the same way as on the CPU', async () => {
    const adam = (backend: 'cpu' | 'webgl'): Promise<number[][]> =>
      page.evaluate(chosen => (globalThis as unknown as { kernelPage: KernelPage }).kernelPage.adam(chosen), backend);
    const [onCpu, onWebgl] = [await adam('cpu'), await adam('webgl')];
    for (const [i, values] of onCpu.entries()) expect(largestDifference(onWebgl[i] ?? [], values)).toBeLessThanOrEqual(2e-6);
  });
});
