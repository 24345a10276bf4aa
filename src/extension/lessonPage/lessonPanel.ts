import * as vscode from 'vscode';
import { connect, type Remote } from '../../core/channels/channel.ts';
import { Disposable, DisposableValue, type Disposes } from '../../core/base/disposable.ts';
import type { LessonHostApi, LessonPageApi } from '../../core/channels/lessonPageChannel.ts';
import { viewTypes } from '../host/ids.ts';
import { ComingUp } from '../host/comingUp.ts';
import { randomHex } from '../host/randomHex.ts';
import { whenNotInFirstColumn } from './firstColumn.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import { shareFirstSplit } from './firstSplit.ts';
import { lessonPageHtml } from './lessonPageHtml.ts';
import type { Shown } from '../../core/words/shownText.ts';
import { panelWith, renamePanel } from '../shown/panel.ts';
import type { Log } from '../shown/log.ts';

/** What the page asks for, besides that it is there. */
export type LessonPageRequests = Omit<LessonHostApi, 'ready'>;

export interface LessonPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly layout: EditorLayout;
  readonly requests: LessonPageRequests;
  /** The page has loaded, for the first time or anew: it shows nothing yet. */
  readonly onReady: () => void;
  readonly onClosed: () => void;
  /** VS Code brings a page back: `lesson` is what it showed, where it still knows. */
  readonly onRestored: (lesson: string | null) => void;
  readonly log: Log;
}

/** The lesson page's panel: at most one a window. It shows text of others, and runs no labs. */
export class LessonPanel extends Disposable implements vscode.WebviewPanelSerializer {
  private readonly options: LessonPanelOptions;
  private readonly panel = this.register(new DisposableValue<vscode.WebviewPanel>());
  private readonly connection = this.register(new DisposableValue<Disposes>());
  private far: Remote<LessonPageApi> | undefined;
  private opening: Promise<void> | undefined;
  private title: Shown | undefined;
  private readonly comingUp = this.register(
    new ComingUp(() => {
      this.makeAnew();
    }),
  );

  constructor(options: LessonPanelOptions) {
    super();
    this.options = options;
    this.register(vscode.window.registerWebviewPanelSerializer(viewTypes.lesson, this));
  }

  /** The page while it is loaded: VS Code drops pages that are hidden, and loads them anew. */
  get page(): Remote<LessonPageApi> | undefined {
    return this.far;
  }

  get isOpen(): boolean {
    return this.panel.value !== undefined;
  }

  /**
   * Opens the page, or brings it to the front; with `isBeside` out of the first column, and without the focus.
   * `onReady` follows where it had to be loaded.
   */
  async open(title: Shown, isBeside = false): Promise<void> {
    const panel = this.panel.value;
    if (panel) {
      const isMoved = isBeside && panel.viewColumn === vscode.ViewColumn.One;
      if (isMoved) shareFirstSplit(this.options.layout);
      panel.reveal(isMoved ? vscode.ViewColumn.Two : undefined, isBeside);
      if (isMoved) await whenNotInFirstColumn(viewTypes.lesson);
      return;
    }
    this.title = title;
    const isAlone = vscode.window.visibleTextEditors.length === 0;
    if (!isAlone) shareFirstSplit(this.options.layout);
    const viewColumn = isAlone ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    await this.fill(panelWith(viewTypes.lesson, title, { viewColumn, preserveFocus: isBeside }, webviewOptions));
  }

  /** Leaves the first column to the lab that will be there as soon as `shown` settles, and stays in sight beside it. */
  async makeRoom(shown: Promise<vscode.TextEditor>): Promise<void> {
    const panel = this.panel.value;
    if (!panel?.visible || panel.viewColumn !== vscode.ViewColumn.One) return;
    const { document } = await shown;
    if (this.panel.value !== panel) return;
    shareFirstSplit(this.options.layout);
    // Without the focus: a page that is loading takes it late, from whatever is asked next.
    panel.reveal(vscode.ViewColumn.Two, true);
    await whenNotInFirstColumn(viewTypes.lesson);
    if (this.isDisposed) return;
    // Where a third one was behind both, VS Code may show that in the lesson's place.
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  }

  rename(title: Shown): void {
    this.title = title;
    if (this.panel.value) renamePanel(this.panel.value, title);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.isOpen) {
      panel.dispose();
      return;
    }
    panel.webview.options = webviewOptions;
    this.options.onRestored(lessonIn(state));
    await this.fill(panel);
  }

  private fill(panel: vscode.WebviewPanel): Promise<void> {
    return (this.opening ??= this.load(panel).finally(() => (this.opening = undefined)));
  }

  private async load(panel: vscode.WebviewPanel): Promise<void> {
    const { extensionUri, onClosed, log } = this.options;
    this.panel.value = panel;
    const media = vscode.Uri.joinPath(extensionUri, 'media');
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, 'lesson-page-light.svg'),
      dark: vscode.Uri.joinPath(media, 'lesson-page-dark.svg'),
    };
    panel.onDidDispose(() => {
      if (this.panel.value !== panel) return;
      this.panel.value = undefined;
      this.far = undefined;
      this.connection.value = undefined;
      this.comingUp.stop();
      onClosed();
    });
    panel.onDidChangeViewState(() => {
      if (this.panel.value !== panel) return;
      if (!panel.visible) {
        this.far = undefined;
        this.comingUp.stop();
      } else if (!this.far) this.comingUp.wait();
    });
    this.connect(panel);
    const read = async (name: string): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)));
    const [script, style] = await Promise.all([read('lesson.js'), read('lesson.css')]);
    if (this.panel.value !== panel) return;
    log.debug('The lesson page is loaded.');
    panel.webview.html = lessonPageHtml({ script, style, nonce: randomHex(), language: vscode.env.language, title: panel.title });
    if (panel.visible) this.comingUp.wait();
  }

  /** Puts a new page in the place of one that does not come up. */
  private makeAnew(): void {
    const { title } = this;
    const column = this.panel.value?.viewColumn;
    this.options.log.warn('The lesson page did not come up.');
    if (title !== undefined && column !== undefined) void this.fill(panelWith(viewTypes.lesson, title, column, webviewOptions));
  }

  /** One connection a panel; a page that is loaded anew says so with another `ready`. */
  private connect(panel: vscode.WebviewPanel): void {
    const { requests, onReady } = this.options;
    const connection = connect<LessonHostApi, LessonPageApi>(
      {
        ...requests,
        ready: () => {
          connection.open();
          this.far = connection.remote;
          this.comingUp.done();
          onReady();
        },
      },
      message => void panel.webview.postMessage(message),
    );
    const receiving = panel.webview.onDidReceiveMessage(message => {
      connection.receive(message);
    });
    this.connection.value = {
      dispose: () => {
        receiving.dispose();
        connection.dispose();
      },
    };
  }
}

function lessonIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('lesson' in state)) return null;
  return typeof state.lesson === 'string' ? state.lesson : null;
}

// No roots: the page loads nothing. Its own search takes the place of VS Code's.
const webviewOptions: vscode.WebviewOptions & vscode.WebviewPanelOptions = {
  enableScripts: true,
  enableCommandUris: false,
  enableFindWidget: false,
  localResourceRoots: [],
};
