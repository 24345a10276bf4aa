import * as vscode from 'vscode';
import { Disposable, DisposableValue } from '../../core/base/disposable.ts';
import type { LabHostApi, SandboxScripts } from '../../core/channels/labPageChannel.ts';
import { checkTurned } from '../../core/checked/checkDial.ts';
import type { TurnedDial } from '../../core/run/dials.ts';
import { views } from '../host/ids.ts';
import { randomHex } from '../host/randomHex.ts';
import type { Log } from '../shown/log.ts';
import type { Settings } from '../trust/settings.ts';
import { Untrusted, type Trust } from '../trust/trust.ts';
import { installing } from './installing.ts';
import { hideView, showView } from './labViewCommands.ts';
import type { LabPageFileReader } from './labPageFiles.ts';
import { labPageHtml, untrustedPageHtml, webviewOptions } from './labPageHtml.ts';
import { PageLink, type PageEvent } from './pageLink.ts';

type Params<Method extends keyof LabHostApi> = Parameters<LabHostApi[Method]>[0];

/** A page as narrow is hidden, in pixels: what it says of its size is nothing. */
const leastPanel = 320;

/** `closed`: hidden for good or moved to another place of the window, which VS Code does by making it anew. */
export type LabViewLoss = 'closed' | 'silent' | 'reloaded';

/** What the page waits for an answer to: what the learner says to a lab's questions, and claims of a sweep. */
export type PageAnswers = Pick<LabHostApi, 'say' | 'see' | 'claim'>;

export interface LabViewOptions {
  readonly files: LabPageFileReader;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/**
 * The lab view: one a window, in VS Code's Panel below the code, or where the learner has dragged it. VS Code makes it
 * when it is first shown, and anew when it is moved. Its page is kept while it is hidden: a run lives in it.
 */
export class LabViewProvider extends Disposable implements vscode.WebviewViewProvider {
  private readonly options: LabViewOptions;
  private view: vscode.WebviewView | undefined;
  private readonly current = this.register(new DisposableValue<PageLink>());
  private opening: Promise<PageLink> | undefined;
  /** Whoever wants the page that is being made. */
  private waiting: { readonly resolve: (page: PageLink) => void; readonly reject: (reason: unknown) => void } | undefined;
  private filling: Promise<void> | undefined;
  private isFocused = false;
  private answers: Partial<PageAnswers> = {};

  private readonly received = this.register(new vscode.EventEmitter<PageEvent>());
  private readonly runRequested = this.register(new vscode.EventEmitter<void>());
  private readonly turnRequested = this.register(
    new vscode.EventEmitter<{ readonly turned: readonly TurnedDial[]; readonly key: string }>(),
  );
  private readonly stopRequested = this.register(new vscode.EventEmitter<void>());
  private readonly resetRequested = this.register(new vscode.EventEmitter<void>());
  private readonly stepRequested = this.register(new vscode.EventEmitter<Params<'requestStep'>>());
  private readonly lineRequested = this.register(new vscode.EventEmitter<number>());
  private readonly backendRequested = this.register(new vscode.EventEmitter<void>());
  private readonly measured = this.register(new vscode.EventEmitter<Params<'backendMeasured'>['choice']>());
  private readonly taskRequested = this.register(new vscode.EventEmitter<Params<'requestTask'>>());
  private readonly focusChanged = this.register(new vscode.EventEmitter<void>());
  private readonly resized = this.register(new vscode.EventEmitter<void>());
  private readonly opened = this.register(new vscode.EventEmitter<PageLink>());
  private readonly lost = this.register(new vscode.EventEmitter<LabViewLoss>());

  readonly onDidReceive = this.received.event;
  readonly onDidRequestRun = this.runRequested.event;
  readonly onDidRequestStop = this.stopRequested.event;
  readonly onDidRequestTurn = this.turnRequested.event;
  readonly onDidRequestReset = this.resetRequested.event;
  readonly onDidRequestStep = this.stepRequested.event;
  readonly onDidRequestLine = this.lineRequested.event;
  readonly onDidRequestBackend = this.backendRequested.event;
  readonly onDidMeasureBackend = this.measured.event;
  readonly onDidRequestTask = this.taskRequested.event;
  readonly onDidChangeFocus = this.focusChanged.event;
  /** Its page has become wider or narrower. */
  readonly onDidResize = this.resized.event;
  /** How wide the Panel is below the editors, in pixels, where the view stands there and has been seen. */
  panelWidth: number | null = null;
  /** A page was made; calls to it wait until it has loaded. */
  readonly onDidOpen = this.opened.event;
  /** The page is gone, and with it whatever ran in it. When it was not closed, another one is on its way. */
  readonly onDidLose = this.lost.event;

  constructor(options: LabViewOptions) {
    super();
    this.options = options;
    this.register(vscode.window.registerWebviewViewProvider(views.lab, this, { webviewOptions: { retainContextWhenHidden: true } }));
    // In the first release it was an editor: a window that was last closed then brings its tab back.
    const closing: vscode.WebviewPanelSerializer = {
      deserializeWebviewPanel: panel => {
        panel.dispose();
        return Promise.resolve();
      },
    };
    this.register(vscode.window.registerWebviewPanelSerializer(views.lab, closing));
    let { timeLimitMs } = options.settings;
    this.register(
      options.settings.onDidChange(() => {
        if (timeLimitMs === options.settings.timeLimitMs) return;
        ({ timeLimitMs } = options.settings);
        void this.installAgain();
      }),
    );
  }

  get page(): PageLink | undefined {
    return this.current.value;
  }

  /** It is there and in front, so that what happens in it is seen. */
  get isVisible(): boolean {
    return this.page !== undefined && this.view?.visible === true;
  }

  /** Its page has the focus. VS Code does not know: the page says so. */
  get hasFocus(): boolean {
    return this.isFocused;
  }

  /** The page, made where there is none; the focus stays where it is. @throws Untrusted */
  open(): Promise<PageLink> {
    if (!this.options.trust.isGiven) return Promise.reject(new Untrusted());
    if (this.page) return Promise.resolve(this.page);
    return (this.opening ??= this.bringUp().finally(() => {
      this.opening = undefined;
      this.waiting = undefined;
    }));
  }

  /** Brings the view to the front; the focus stays where it is. */
  reveal(): void {
    if (this.view && !this.view.visible) this.view.show(true);
  }

  /** The page, in front and with the focus. @throws Untrusted */
  async focus(): Promise<PageLink> {
    const page = await this.open();
    this.view?.show(false);
    return page;
  }

  answer(some: Partial<PageAnswers>): void {
    this.answers = { ...this.answers, ...some };
  }

  /**
   * VS Code has made the view: it was asked for, moved, or in front when the window was last closed. Nothing runs by
   * that.
   */
  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    this.view = view;
    view.webview.options = webviewOptions;
    view.onDidDispose(() => {
      if (this.view !== view) return;
      this.view = undefined;
      this.end('closed');
    });
    if (!this.options.trust.isGiven) {
      view.webview.html = untrustedPageHtml;
      await this.options.trust.whenGiven();
    }
    if (this.view === view) this.fill(view);
  }

  override dispose(): void {
    this.view = undefined;
    super.dispose();
  }

  private bringUp(): Promise<PageLink> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      // Read meanwhile; what cannot be read is told by `load`.
      void this.options.files.read().catch(() => undefined);
      showView().catch(reject);
      // It was there before, and its page could not be made then.
      if (this.view) this.fill(this.view);
    });
  }

  /** Makes the page, once, however often it is asked. */
  private fill(view: vscode.WebviewView): void {
    this.filling ??= this.load(view)
      .catch((error: unknown) => {
        this.options.log.error('The lab page could not be made:', error);
        this.waiting?.reject(error);
      })
      .finally(() => (this.filling = undefined));
  }

  private async load(view: vscode.WebviewView): Promise<void> {
    const files = await this.options.files.read();
    if (this.view !== view || this.page?.isLoaded || this.isDisposed) return;
    const stuck = this.page;
    stuck?.attach(view.webview);
    const page = stuck ?? this.makePage(view, files.scripts);
    view.webview.html = labPageHtml({ ...files, nonce: randomHex(), language: vscode.env.language, title: view.title ?? '' });
    if (stuck) return;
    this.current.value = page;
    this.opened.fire(page);
    this.waiting?.resolve(page);
  }

  private async installAgain(): Promise<void> {
    const { scripts } = await this.options.files.read();
    this.page?.install(installing(scripts, this.options.settings));
  }

  private makePage(view: vscode.WebviewView, scripts: SandboxScripts): PageLink {
    const { settings, log } = this.options;
    const notMade = (error: unknown): void => log.error('The lab page could not be made again:', error);
    return new PageLink({
      webview: view.webview,
      log,
      install: installing(scripts, settings),
      received: this.received,
      listener: {
        requestRun: () => {
          this.runRequested.fire();
        },
        requestStop: () => {
          this.stopRequested.fire();
        },
        requestReset: () => {
          this.resetRequested.fire();
        },
        requestTurn: ({ turned, key }) => {
          // The page runs beside programs of others.
          const checked = checkTurned(turned);
          if (checked && typeof key === 'string') this.turnRequested.fire({ turned: checked, key });
        },
        requestStep: this.stepRequested.fire.bind(this.stepRequested),
        revealLine: ({ line }) => {
          this.lineRequested.fire(line);
        },
        openBackendSetting: () => {
          this.backendRequested.fire();
        },
        backendMeasured: ({ choice }) => {
          this.measured.fire(choice);
        },
        requestTask: this.taskRequested.fire.bind(this.taskRequested),
        say: params => this.answers.say?.(params) ?? Promise.resolve(null),
        see: params => this.answers.see?.(params),
        claim: params => this.answers.claim?.(params) ?? Promise.resolve(''),
        focused: ({ isFocused }) => {
          this.setFocused(isFocused);
        },
        resized: ({ width, height }) => {
          // A hidden page is said to be 300 pixels wide, or none.
          if (width > leastPanel) this.panelWidth = width > height ? width : null;
          this.resized.fire();
        },
        stuck: () => {
          log.warn('The lab page did not come up.');
          this.comeUpAnew().catch(notMade);
        },
        lost: reason => {
          this.remake(view, reason).catch(notMade);
        },
      },
    });
  }

  /** A silent page is thrown away with its view: nothing else ends what holds it up. */
  private async remake(view: vscode.WebviewView, reason: 'silent' | 'reloaded'): Promise<void> {
    this.options.log.warn(`The lab page was lost (${reason}); it is made again.`);
    this.end(reason);
    if (reason === 'reloaded') {
      this.fill(view);
      return;
    }
    if (this.view === view) this.view = undefined;
    await hideView();
    await this.open();
  }

  /** Has VS Code make the view again for a page that has not come up: what was called waits for it. */
  private async comeUpAnew(): Promise<void> {
    this.view = undefined;
    await hideView();
    await showView();
  }

  private end(reason: LabViewLoss): void {
    this.current.value = undefined;
    this.setFocused(false);
    this.waiting?.reject(new Error('The lab view was closed before it had loaded.'));
    this.lost.fire(reason);
  }

  private setFocused(isFocused: boolean): void {
    if (this.isFocused === isFocused) return;
    this.isFocused = isFocused;
    this.focusChanged.fire();
  }
}
