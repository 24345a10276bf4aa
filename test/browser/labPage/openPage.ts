import type { Plugin } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { bundlePage } from './bundlePage.ts';
import { ShownPage, type ShowOptions } from './shownPage.ts';

/**
 * Gives the tests of a file pages to look at, all in one browser. Each page goes with its test, and a test fails where its
 * page had console errors or something the content policy refused.
 * With `plugins` the product is another one.
 */
export function usePages(plugins: Plugin[] = []): (options?: Omit<ShowOptions, 'browser' | 'script' | 'style'>) => Promise<ShownPage> {
  let browser: Browser;
  let bundle: Awaited<ReturnType<typeof bundlePage>>;
  const open: ShownPage[] = [];

  beforeAll(async () => {
    bundle = await bundlePage('test/browser/labPage/scriptedPage.ts', plugins);
    browser = await launchChromium({ graphics: 'none' });
  });
  afterEach(async () => {
    const pages = open.splice(0);
    const problems = pages.flatMap(page => page.problems);
    await Promise.all(pages.map(page => page.dispose()));
    expect(problems).toEqual([]);
  });
  afterAll(() => browser.close());

  return async options => {
    const shown = await ShownPage.open({ browser, ...bundle, ...options });
    open.push(shown);
    return shown;
  };
}
