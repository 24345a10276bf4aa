import { randomBytes } from 'node:crypto';
import { gradingPageName, type GradingAnswer, type GradingRequest } from '../../core/channels/gradingChannel.ts';
import type { SandboxScripts } from '../../core/channels/labPageChannel.ts';
import { framePolicy } from '../../core/channels/contentPolicy.ts';
import { unlooked } from '../../core/run/verdict.ts';
import { BrowserGone } from '../browser/devtoolsPipe.ts';
import type { ShutBrowser, ShutPage } from '../browser/shutBrowser.ts';

/**
 * After its time limit, which the page keeps, a page that says nothing for so long is ended: it stands still itself.
 */
const graceMs = 120_000;

export interface GradingScripts extends SandboxScripts {
  /** Of the page itself. */
  readonly page: string;
}

/** Checks one attempt after another in a page; a page that ends is followed by a new one. */
export class GradingLane {
  private readonly browser: () => Promise<ShutBrowser>;
  private readonly scripts: GradingScripts;
  private page: Promise<ShutPage> | null = null;

  /** @param browser the one to open pages in; another one where that has ended */
  constructor(browser: () => Promise<ShutBrowser>, scripts: GradingScripts) {
    this.browser = browser;
    this.scripts = scripts;
  }

  async check(request: GradingRequest): Promise<GradingAnswer> {
    let page: ShutPage;
    try {
      page = await (this.page ??= this.openPage());
    } catch (reason) {
      this.page = null;
      return unsure(
        `The check could not run: the browser could not be used (${reason instanceof Error ? reason.message : String(reason)}).`,
      );
    }
    const limit = setTimeout(() => void page.close(), request.timeLimitMs + graceMs);
    try {
      return await page.evaluate<GradingAnswer>(`${gradingPageName}.check(${JSON.stringify(request)})`);
    } catch (reason) {
      this.page = null;
      if (reason instanceof BrowserGone) return unsure('Your attempt ended the page it ran in, as one that runs out of memory does.');
      void page.close();
      return unsure(`The check could not run: ${reason instanceof Error ? reason.message : String(reason)}`);
    } finally {
      clearTimeout(limit);
    }
  }

  /** Whether pages can be opened at all. @throws what keeps them from it */
  async begin(): Promise<void> {
    await (this.page ??= this.openPage());
  }

  private async openPage(): Promise<ShutPage> {
    const { page: script, ...scripts } = this.scripts;
    const nonce = randomBytes(16).toString('hex');
    // The frames of attempts inherit this page's policy: nothing in them reaches a network or a file.
    const html = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy(nonce)}"></head><body></body></html>`;
    const page = await (await this.browser()).open(html);
    await page.evaluate(`${script};0`);
    await page.evaluate(`${gradingPageName}.install(${JSON.stringify({ scripts, nonce })})`);
    return page;
  }
}

/** Another time it may come out otherwise. */
function unsure(message: string): GradingAnswer {
  return { verdict: unlooked('couldNotRun', message), isSure: false };
}
