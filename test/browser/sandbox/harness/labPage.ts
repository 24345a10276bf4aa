import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import type { CompiledLab } from '../../../../src/core/run/compiledLab.ts';
import type { RunRequest } from '../../../../src/core/channels/labPageChannel.ts';
import type { BackendSetting } from '../../../../src/core/run/run.ts';
import { randomBytes } from 'node:crypto';
import { findChromium } from '../../../../scripts/vscode/findChromium.mjs';
import type { Bundles } from './bundles.ts';
import { PageServer } from './pageServer.ts';
import type { Harness, RunReport } from './page.ts';

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const softwareWebgl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
export const noWebgl = ['--disable-gpu', '--disable-software-rasterizer'];

export function launch(flags: readonly string[] = softwareWebgl): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found. Install it, or set CHROMIUM to its path.');
  // How long things may take on a busy machine is said once, by the limit of each test.
  return chromium.launch({ executablePath, args: [...quiet, ...flags], timeout: 0 });
}

export interface OpenOptions {
  readonly bundles: Bundles;
  readonly timeLimitMs?: number;
}

/** One page of the product's kind, open in a browser. */
export class LabPage {
  readonly page: Page;
  readonly server: PageServer;
  readonly address: string;
  /** The only frame of a page in which nothing was installed yet; undefined where it has none. */
  readonly nest: Frame | undefined;
  /** So many frames of labs lived together at most. */
  mostFrames = 0;

  private constructor(page: Page, server: PageServer, address: string) {
    this.page = page;
    this.server = server;
    this.address = address;
    this.nest = page.mainFrame().childFrames()[0];
    page.on('frameattached', () => (this.mostFrames = Math.max(this.mostFrames, this.labFrames().length)));
  }

  /** The frames of labs, in the nest and in the page. */
  labFrames(): Frame[] {
    return this.page.frames().filter(frame => frame !== this.page.mainFrame() && frame !== this.nest);
  }

  static async open(browser: Browser, { bundles, timeLimitMs = 60_000 }: OpenOptions): Promise<LabPage> {
    const server = new PageServer();
    const address = await server.listen();
    server.serve(bundles);
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://${address}/`);
    const opened = new LabPage(page, server, address);
    await opened.call((harness, params) => harness.install(params), {
      scripts: bundles.scripts,
      limits: { timeLimitMs },
      backend: 'cpu' as const,
    });
    return opened;
  }

  /** Calls `body` in the page. It must not use anything from outside but its parameters. */
  call<P, R>(body: (harness: Harness, params: P) => R, params: P): Promise<Awaited<R>> {
    const source = `(${body.toString()})(window.harness, ${JSON.stringify(params)})`;
    return this.page.evaluate<Awaited<R>>(source);
  }

  run(lab: CompiledLab, backend: BackendSetting = 'cpu', request = makeRequest(lab, backend)): Promise<RunReport> {
    return this.call((harness, params) => harness.runToEnd(params), request);
  }

  async close(): Promise<void> {
    await this.page.close();
    await this.server.close();
  }
}

export function makeRequest(lab: CompiledLab, backend: BackendSetting = 'cpu'): RunRequest {
  return { runId: randomBytes(16).toString('hex'), key: `${backend} ${lab.code}`, lab, backend };
}
