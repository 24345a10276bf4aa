import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { connect, type Connection } from '../../../src/core/channels/channel.ts';
import type { LessonHostApi, LessonPageApi, LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { lessonPageHtml } from '../../../src/extension/lessonPage/lessonPageHtml.ts';
import { inTheme, playVSCode } from '../labPage/playVSCode.ts';
import { readTheme, type ThemeName } from '../labPage/themes.ts';

export interface ShowOptions {
  readonly browser: Browser;
  readonly script: string;
  readonly style: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
}

type Method = keyof LessonHostApi;

const address = 'http://lesson.test/';

/** The lesson page in a browser that plays VS Code: its theme, its messages and its memory. */
export class ShownLesson {
  readonly page: Page;
  /** What the page asked of the host, in order. */
  readonly calls: { readonly method: Method; readonly params: unknown }[] = [];
  /** Console errors, uncaught errors and everything the content policy refused. */
  readonly problems: string[] = [];
  /** Addresses that were asked for besides the page itself. */
  readonly outside: string[] = [];
  /** What the host says to the next answer; null keeps it. */
  fault: string | null = null;
  private isClockHeld = false;
  private readonly context: BrowserContext;
  private connection: Connection<LessonPageApi>;
  /** Settles when all messages so far have arrived. */
  private sending: Promise<void> = Promise.resolve();
  private readonly waiting: { readonly method: Method; readonly resolve: (params: unknown) => void }[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.connection = this.connect();
  }

  static async open(options: ShowOptions): Promise<ShownLesson> {
    const { browser, theme = 'darkModern', width = 900, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: options.reducedMotion ?? 'no-preference',
      forcedColors: options.forcedColors ?? 'none',
    });
    const page = await context.newPage();
    const shown = new ShownLesson(context, page);
    page.on('pageerror', error => shown.problems.push(error.stack ?? error.message));
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') shown.problems.push(message.text());
    });
    await page.exposeFunction('toHost', (message: unknown) => {
      shown.connection.receive(message);
    });
    await page.addInitScript(playVSCode);
    await page.route('**/*', route => {
      if (route.request().url() !== address) shown.outside.push(route.request().url());
      const nonce = randomBytes(16).toString('base64');
      const html = lessonPageHtml({ script: options.script, style: options.style, nonce, language: 'en', title: 'Lesson' });
      return route.fulfill({ contentType: 'text/html', body: inTheme(html, readTheme(theme), nonce) });
    });
    await shown.load();
    return shown;
  }

  get remote(): Connection<LessonPageApi>['remote'] {
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

  async show(view: LessonView): Promise<void> {
    await this.withFrames(this.remote.show(view).then(() => this.drawn()));
  }

  /** From now on the page's time passes only by `page.clock`, and by a frame at a time while a lesson is shown. */
  async holdClock(): Promise<void> {
    await this.page.clock.install();
    await this.page.clock.pauseAt(Date.now() + 60_000);
    this.isClockHeld = true;
  }

  /** Resolves with the parameters of the next call of `method`. */
  whenCalled(method: Method): Promise<unknown> {
    return new Promise(resolve => this.waiting.push({ method, resolve }));
  }

  callsOf(method: Method): unknown[] {
    return this.calls.filter(call => call.method === method).map(call => call.params);
  }

  /** Resolves when the page has drawn what it was told, figures and remembered place included. */
  async drawn(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frame = 0; frame < 4; frame++) await new Promise(resolve => requestAnimationFrame(resolve));
    });
  }

  /** Frames come with the time, and a page whose time stands still waits for them. */
  private async withFrames(work: Promise<void>): Promise<void> {
    let isDone = !this.isClockHeld;
    const mark = (): void => {
      isDone = true;
    };
    work.then(mark, mark);
    while (!isDone) await this.page.clock.runFor(17);
    await work;
  }

  async dispose(): Promise<void> {
    this.connection.dispose();
    await this.sending;
    await this.context.close();
  }

  private connect(): Connection<LessonPageApi> {
    const note =
      (method: Method) =>
      (params: unknown): void => {
        this.calls.push({ method, params });
        const index = this.waiting.findIndex(one => one.method === method);
        if (index >= 0) this.waiting.splice(index, 1)[0]?.resolve(params);
      };
    return connect<LessonHostApi, LessonPageApi>(
      {
        ready: note('ready'),
        sectionRead: note('sectionRead'),
        openPlace: note('openPlace'),
        touchPlace: note('touchPlace'),
        openWeb: note('openWeb'),
        openLab: note('openLab'),
        runLab: note('runLab'),
        answer: params => {
          note('answer')(params);
          return Promise.resolve(this.fault);
        },
        uncover: note('uncover'),
        openExercise: note('openExercise'),
        makeNote: note('makeNote'),
        showModel: note('showModel'),
        print: note('print'),
        reload: note('reload'),
        remember: note('remember'),
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
