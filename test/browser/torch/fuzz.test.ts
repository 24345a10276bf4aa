import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { amount } from '../../soak.ts';
import { difference } from '../../labs/differences.ts';
import { found } from '../../labs/fuzz/found.ts';
import { generate } from '../../labs/fuzz/generate.ts';
import { runTwins, type TwinRun } from '../../labs/fuzz/runTwins.ts';
import { python } from '../../labs/pytorch.ts';
import type { Compared, FuzzPage, PageVerdict } from './fuzzPage.ts';

/** Other programs than everybody's: `FUZZ_SEED=123456 FUZZ_COUNT=1000 npx vitest run --project browser test/browser/torch/fuzz.test.ts`. */
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? amount(200, 1_000));
/**
 * So far, next to the largest of a tensor, may a value be off: WebGL's shading language promises no more than this of sin and cos, and a few last digits of
 * exp and of quotients; sums are made in float32.
 */
const NEAR = 2 ** -11;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL('fuzzPage.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});

afterAll(() => browser.close());

function compare(programs: readonly Compared[]): Promise<PageVerdict[]> {
  const allowed = { near: NEAR, bitwise: null, leftOut: difference('grad-fn-left-out').leftOut ?? [] };
  return page.evaluate(([given, may]) => (globalThis as unknown as { fuzzPage: FuzzPage }).fuzzPage.compare(given, may), [
    programs.map(({ lab, twin, exact }) => ({ lab, twin: plain(twin), exact: exact && plain(exact) })),
    allowed,
  ] as const);
}

/** Numbers pass into the page as a plain list. */
function plain({ seen, error }: TwinRun): TwinRun {
  return {
    error,
    seen: seen.map(each => (each.values === undefined ? each : { ...each, values: Array.from(each.values) as unknown as Float64Array })),
  };
}

describe.runIf(python)(`${String(count)} programs on WebGL`, () => {
  it('have the values, the gradients and the texts of their twins in PyTorch', async () => {
    const programs = [...Array.from({ length: count }, (_, i) => generate(first + i)), ...found];
    const twins = await runTwins(programs.map(({ twin }) => twin));
    const ran = programs.map(({ lab }, i): Compared => ({ lab, twin: twins[i] as TwinRun, exact: null }));
    const verdicts = await compare(ran);
    expect(new Set(verdicts.map(({ backend }) => backend))).toEqual(new Set(['webgl']));
    const suspects = [...verdicts.keys()].filter(i => verdicts[i]?.problem !== null);
    const exact = await runTwins(
      suspects.map(i => programs[i]?.twin ?? ''),
      'double',
    );
    const again = await compare(suspects.map((i, at) => ({ ...(ran[i] as Compared), exact: exact[at] as TwinRun })));
    const failed = again.flatMap(({ problem }, at) => {
      const i = suspects[at] ?? 0;
      return problem === null ? [] : [`Program ${String(first + i)}: ${problem}\n--- lab\n${programs[i]?.lab ?? ''}`];
    });
    expect(failed.join('\n\n'), `${String(failed.length)} of ${String(count)} programs differ`).toBe('');
    expect(verdicts.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(3 * count);
  });
});
