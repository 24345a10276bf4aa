import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Bundler, type Replacements } from './bundles.ts';
import { LabPage, launch } from './labPage.ts';

/** Gives `use` a page of the product, with some of its walls taken out, and closes it afterwards. */
type WithPage = <T>(replacements: Replacements, use: (page: LabPage) => Promise<T>) => Promise<T>;

/** Keeps one browser open while the tests of a file run. */
export function pagesOfOneBrowser(): WithPage {
  const bundler = new Bundler();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  return async (replacements, use) => {
    const page = await LabPage.open(browser, { bundles: await bundler.bundle(replacements) });
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  };
}
