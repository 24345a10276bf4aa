import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { connect, type Connection } from '../../../src/core/channels/channel.ts';
import type { LabHostApi, LabPageApi } from '../../../src/core/channels/labPageChannel.ts';
import type { BackendChoice, RunEvent, RunId } from '../../../src/core/run/run.ts';
import { labPageHtml } from '../../../src/extension/labView/labPageHtml.ts';
import type { ScriptedSandboxes } from './scriptedSandboxes.ts';
import { inTheme, playVSCode } from './playVSCode.ts';
import { readTheme, type ThemeName } from './themes.ts';

export interface ShowOptions {
  readonly browser: Browser;
  readonly script: string;
  readonly style: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
}

type Method = keyof LabHostApi;

const address = 'http://lab.test/';

/** The lab page in a browser that plays VS Code: its theme, its messages and its memory. */
export class ShownPage {
  readonly page: Page;
  /** What the page asked of the host, in order. */
  readonly calls: { readonly method: Method; readonly params: unknown }[] = [];
  /** Console errors, uncaught errors and everything the content policy refused. */
  readonly problems: string[] = [];
  private readonly context: BrowserContext;
  private connection: Connection<LabPageApi>;
  /** Settles when all messages so far have arrived. */
  private sending: Promise<void> = Promise.resolve();
  private readonly waiting: { readonly method: Method; readonly resolve: (params: unknown) => void }[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.connection = this.connect();
  }

  static async open(options: ShowOptions): Promise<ShownPage> {
    const { browser, theme = 'darkModern', width = 600, height = 900, scale = 1 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: options.reducedMotion ?? 'no-preference',
      forcedColors: options.forcedColors ?? 'none',
    });
    const page = await context.newPage();
    const shown = new ShownPage(context, page);
    page.on('pageerror', error => shown.problems.push(error.stack ?? error.message));
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') shown.problems.push(message.text());
    });
    await page.exposeFunction('toHost', (message: unknown) => {
      shown.connection.receive(message);
    });
    await page.addInitScript(playVSCode);
    await page.route('**/*', route => {
      const nonce = randomBytes(16).toString('base64');
      const html = labPageHtml({ script: options.script, style: options.style, nest: '', nonce, language: 'en', title: 'Lab' });
      return route.fulfill({ contentType: 'text/html', body: inTheme(html, readTheme(theme), nonce) });
    });
    await shown.load();
    return shown;
  }

  get remote(): Connection<LabPageApi>['remote'] {
    return this.connection.remote;
  }

  /** Loads the page, also again: with a memory of what it kept, as when VS Code shows a hidden page. */
  async load(): Promise<void> {
    this.connection.dispose();
    await this.sending;
    this.connection = this.connect();
    const ready = this.whenCalled('ready');
    await this.page.goto(address);
    await ready;
    this.connection.open();
  }

  /** Loads the page with nothing remembered. */
  async restart(): Promise<void> {
    await this.page.evaluate(() => {
      sessionStorage.clear();
    });
    await this.load();
  }

  /** Resolves with the parameters of the next call of `method`. */
  whenCalled(method: Method): Promise<unknown> {
    return new Promise(resolve => this.waiting.push({ method, resolve }));
  }

  async emit(runId: RunId, ...events: readonly RunEvent[]): Promise<void> {
    await this.page.evaluate(
      ({ id, list }) => {
        window.scripted.emit(id, list);
      },
      { id: runId, list: events },
    );
  }

  async measure(choice: BackendChoice): Promise<void> {
    await this.page.evaluate(measured => {
      window.scripted.measure(measured);
    }, choice);
  }

  async sandboxCalls(): Promise<ScriptedSandboxes['calls']> {
    return this.page.evaluate(() => window.scripted.calls);
  }

  /** Resolves when the page has drawn what it was told. */
  async drawn(): Promise<void> {
    await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  /** Changes the theme as VS Code does while a page is open. */
  async switchTheme(name: ThemeName): Promise<void> {
    await this.page.evaluate(({ body, variables }) => {
      document.documentElement.removeAttribute('style');
      for (const [variable, value] of Object.entries(variables)) document.documentElement.style.setProperty(variable, value);
      for (const [attribute, value] of Object.entries(body)) document.body.setAttribute(attribute, value);
    }, readTheme(name));
    await this.drawn();
  }

  async dispose(): Promise<void> {
    this.connection.dispose();
    await this.sending;
    await this.context.close();
  }

  private connect(): Connection<LabPageApi> {
    const note =
      (method: Method) =>
      (params: unknown): void => {
        this.calls.push({ method, params });
        const index = this.waiting.findIndex(one => one.method === method);
        if (index >= 0) this.waiting.splice(index, 1)[0]?.resolve(params);
      };
    return connect<LabHostApi, LabPageApi>(
      {
        ready: note('ready'),
        say: params => {
          note('say')(params);
          return Promise.resolve(null);
        },
        claim: params => {
          note('claim')(params);
          return Promise.resolve('Kept for your note.');
        },
        see: note('see'),
        events: note('events'),
        refused: note('refused'),
        requestRun: note('requestRun'),
        requestStop: note('requestStop'),
        requestReset: note('requestReset'),
        requestTurn: note('requestTurn'),
        requestStep: note('requestStep'),
        revealLine: note('revealLine'),
        openBackendSetting: note('openBackendSetting'),
        backendMeasured: note('backendMeasured'),
        focused: note('focused'),
        requestTask: note('requestTask'),
        resized: note('resized'),
      },
      message => {
        // As text, because VS Code sends JSON: what does not survive that must not arrive here either.
        const text = JSON.stringify(message);
        this.sending = this.sending.then(() =>
          this.page.evaluate(json => {
            window.postMessage(JSON.parse(json), '*');
          }, text),
        );
      },
    );
  }
}
