import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { bundleLesson } from './bundleLesson.ts';
import { ShownLesson, type ShowOptions } from './shownLesson.ts';

/**
 * Gives the tests of a file lesson pages to look at, all in one browser. Each page goes with its test, and a test fails where its page had
 * console errors, something the content policy refused, or a request for anything.
 */
export function useLessons(): (options?: Omit<ShowOptions, 'browser' | 'script' | 'style'>) => Promise<ShownLesson> {
  let browser: Browser;
  let bundle: Awaited<ReturnType<typeof bundleLesson>>;
  const open: ShownLesson[] = [];

  beforeAll(async () => {
    bundle = await bundleLesson();
    browser = await launchChromium({ graphics: 'none' });
  });
  afterEach(async () => {
    const pages = open.splice(0);
    const problems = pages.flatMap(page => [...page.problems, ...page.outside]);
    await Promise.all(pages.map(page => page.dispose()));
    expect(problems).toEqual([]);
  });
  afterAll(() => browser.close());

  return async options => {
    const shown = await ShownLesson.open({ browser, ...bundle, ...options });
    open.push(shown);
    return shown;
  };
}
