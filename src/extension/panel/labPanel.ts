import * as vscode from 'vscode';
import { Disposable, DisposableValue } from '../../core/disposable.ts';
import type { LabHostApi, SandboxScripts } from '../../core/labPage.ts';
import { viewTypes } from '../ids.ts';
import { randomHex } from '../randomHex.ts';
import type { Settings } from '../settings.ts';
import { shareFirstSplit } from './firstSplit.ts';
import { LabPage, type PageEvent } from './labPage.ts';
import type { LabPageFileReader } from './labPageFiles.ts';
import { labPageHtml } from './labPageHtml.ts';
import { panelWith } from '../shown/panel.ts';
import { Untrusted, type Trust } from '../trust/trust.ts';
import { notices } from '../../core/outcomeText.ts';
import { inWords } from '../shown/inWords.ts';
import type { Log } from '../shown/log.ts';

type Params<Method extends keyof LabHostApi> = Parameters<LabHostApi[Method]>[0];

export interface LabPanelOptions {
  readonly files: LabPageFileReader;
  readonly settings: Settings;
  readonly trust: Trust;
  readonly log: Log;
}

/** The lab view: at most one a window, beside the editor. Its page is made again when it is lost. */
export class LabPanel extends Disposable implements vscode.WebviewPanelSerializer {
  private readonly options: LabPanelOptions;
  private readonly panel = this.register(new DisposableValue<vscode.WebviewPanel>());
  private readonly current = this.register(new DisposableValue<LabPage>());
  private opening: Promise<LabPage> | undefined;

  private readonly received = this.register(new vscode.EventEmitter<PageEvent>());
  private readonly runRequested = this.register(new vscode.EventEmitter<void>());
  private readonly stopRequested = this.register(new vscode.EventEmitter<void>());
  private readonly lineRequested = this.register(new vscode.EventEmitter<number>());
  private readonly backendRequested = this.register(new vscode.EventEmitter<void>());
  private readonly measured = this.register(new vscode.EventEmitter<Params<'backendMeasured'>['choice']>());
  private readonly opened = this.register(new vscode.EventEmitter<LabPage>());
  private readonly lost = this.register(new vscode.EventEmitter<'closed' | 'silent' | 'reloaded'>());

  readonly onDidReceive = this.received.event;
  readonly onDidRequestRun = this.runRequested.event;
  readonly onDidRequestStop = this.stopRequested.event;
  readonly onDidRequestLine = this.lineRequested.event;
  readonly onDidRequestBackend = this.backendRequested.event;
  readonly onDidMeasureBackend = this.measured.event;
  /** A page was made; calls to it wait until it has loaded. */
  readonly onDidOpen = this.opened.event;
  /** The page is gone, and with it whatever ran in it. When it was not closed, another one is on its way. */
  readonly onDidLose = this.lost.event;

  constructor(options: LabPanelOptions) {
    super();
    this.options = options;
    this.register(vscode.window.registerWebviewPanelSerializer(viewTypes.lab, this));
    let { timeLimitMs } = options.settings;
    this.register(
      options.settings.onDidChange(() => {
        if (timeLimitMs === options.settings.timeLimitMs) return;
        ({ timeLimitMs } = options.settings);
        void this.installAgain();
      }),
    );
  }

  get page(): LabPage | undefined {
    return this.current.value;
  }

  get isOpen(): boolean {
    return this.panel.value !== undefined;
  }

  /** The page, made beside the editor (which keeps the focus) where there is none. A run lives in it, so it is kept while hidden. */
  open(column = vscode.ViewColumn.Beside): Promise<LabPage> {
    if (!this.options.trust.isGiven) return Promise.reject(new Untrusted());
    if (this.current.value) return Promise.resolve(this.current.value);
    if (!this.opening && column === vscode.ViewColumn.Beside) shareFirstSplit();
    return (this.opening ??= this.fill(
      panelWith(
        viewTypes.lab,
        inWords('Lab View'),
        { viewColumn: column, preserveFocus: true },
        { ...webviewOptions, retainContextWhenHidden: true },
      ),
    ));
  }

  /** Brings the view to the front; the focus stays where it is. */
  reveal(): void {
    const panel = this.panel.value;
    if (panel && !panel.visible) panel.reveal(undefined, true);
  }

  /** VS Code brings the view back after the window was reloaded. Nothing runs by that, and the view stays empty until the folder is trusted. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    if (this.isOpen) {
      panel.dispose();
      return;
    }
    panel.webview.options = webviewOptions;
    if (this.options.trust.isGiven) await (this.opening ??= this.fill(panel));
    else this.fillWhenTrusted(panel);
  }

  private fillWhenTrusted(panel: vscode.WebviewPanel): void {
    panel.webview.html = untrustedPageHtml;
    let isClosed = false;
    panel.onDidDispose(() => {
      isClosed = true;
    });
    void this.options.trust.whenGiven().then(() => {
      if (!isClosed && !this.isDisposed) void this.deserializeWebviewPanel(panel);
    });
  }

  private async fill(panel: vscode.WebviewPanel): Promise<LabPage> {
    this.panel.value = panel;
    panel.iconPath = this.options.files.icon;
    panel.onDidDispose(() => {
      if (this.panel.value === panel) this.end('closed');
    });
    try {
      const files = await this.options.files.read();
      if (this.panel.value !== panel) throw new Error('The lab view was closed before it had loaded.');
      const page = this.makePage(panel, files.scripts);
      panel.webview.html = labPageHtml({ ...files, nonce: randomHex(), language: vscode.env.language, title: panel.title });
      this.current.value = page;
      this.opened.fire(page);
      return page;
    } finally {
      this.opening = undefined;
    }
  }

  private async installAgain(): Promise<void> {
    const { scripts } = await this.options.files.read();
    this.page?.install({ scripts, limits: { timeLimitMs: this.options.settings.timeLimitMs } });
  }

  private makePage(panel: vscode.WebviewPanel, scripts: SandboxScripts): LabPage {
    const { settings, log } = this.options;
    return new LabPage({
      panel,
      log,
      install: { scripts, limits: { timeLimitMs: settings.timeLimitMs } },
      listener: {
        event: params => {
          this.received.fire(params);
        },
        requestRun: () => {
          this.runRequested.fire();
        },
        requestStop: () => {
          this.stopRequested.fire();
        },
        revealLine: ({ line }) => {
          this.lineRequested.fire(line);
        },
        openBackendSetting: () => {
          this.backendRequested.fire();
        },
        backendMeasured: ({ choice }) => {
          this.measured.fire(choice);
        },
        lost: reason => {
          this.remake(panel, reason);
        },
      },
    });
  }

  /** A silent page is thrown away with its panel: nothing else ends what holds it up. */
  private remake(panel: vscode.WebviewPanel, reason: 'silent' | 'reloaded'): void {
    this.options.log.warn(`The lab page was lost (${reason}); it is made again.`);
    const column = panel.viewColumn;
    this.end(reason);
    this.open(column).catch((error: unknown) => {
      this.options.log.error('The lab page could not be made again:', error);
    });
  }

  private end(reason: 'closed' | 'silent' | 'reloaded'): void {
    this.current.value = undefined;
    this.panel.value = undefined;
    this.lost.fire(reason);
  }
}

/** Nothing but a sentence: no script, and no sandbox. */
const untrustedPageHtml = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>${notices.trust.text}</p>`;

// No roots: the page loads nothing.
const webviewOptions: vscode.WebviewOptions = { enableScripts: true, enableCommandUris: false, localResourceRoots: [] };
