import type * as real from 'vscode';
import { EventEmitter, FakeToken, silent } from './events.ts';
import { ViewColumn } from './kinds.ts';

/** Pages say that they are there and answer what they are asked, where a test wants that. */
export const pages = { areAnswering: false };

/** What the host has sent to a page. */
export interface SentMessage {
  readonly wire: string;
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

class FakeWebview implements real.Webview {
  options: real.WebviewOptions = {};
  readonly cspSource = '';
  readonly sent: SentMessage[] = [];
  readonly messages = new EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.messages.event;
  private page = '';

  get html(): string {
    return this.page;
  }

  set html(html: string) {
    this.page = html;
    if (pages.areAnswering) this.call('ready');
  }

  postMessage(message: SentMessage): Promise<boolean> {
    this.sent.push(message);
    if (pages.areAnswering && message.wire === 'call') this.messages.fire({ wire: 'ok', id: message.id, result: undefined });
    return Promise.resolve(true);
  }

  asWebviewUri(uri: real.Uri): real.Uri {
    return uri;
  }

  call(method: string, params: unknown = {}): void {
    this.messages.fire({ wire: 'call', id: 1, method, params });
  }
}

/** A webview panel. Its page answers nothing by itself, if `pages` does not say so. */
export class FakePanel implements real.WebviewPanel {
  readonly viewType: string;
  title: string;
  readonly viewColumn: real.ViewColumn;
  readonly options: real.WebviewPanelOptions & real.WebviewOptions;
  readonly active = true;
  visible = true;
  readonly webview = new FakeWebview();
  isDisposed = false;
  iconPath?: NonNullable<real.WebviewPanel['iconPath']>;
  private readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
  private readonly viewStateChanged = new EventEmitter<real.WebviewPanelOnDidChangeViewStateEvent>();
  readonly onDidChangeViewState = this.viewStateChanged.event;

  constructor(
    title: string,
    viewColumn: real.ViewColumn = ViewColumn.One,
    options: real.WebviewPanelOptions & real.WebviewOptions = {},
    viewType = '',
  ) {
    this.viewType = viewType;
    this.title = title;
    this.viewColumn = viewColumn;
    this.options = options;
  }

  get sent(): SentMessage[] {
    return this.webview.sent;
  }

  /** The page calls the host. */
  call(method: string, params: unknown = {}): void {
    this.webview.call(method, params);
  }

  /** Another tab comes before it, or it is in front again. */
  turn(visible: boolean): void {
    this.visible = visible;
    this.viewStateChanged.fire({ webviewPanel: this });
  }

  /** Where it was brought to the front, and whether without the focus. */
  readonly reveals: (readonly [column: real.ViewColumn | undefined, preserveFocus: boolean | undefined])[] = [];

  reveal(column?: real.ViewColumn, preserveFocus?: boolean): void {
    this.reveals.push([column, preserveFocus]);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.disposed.fire();
  }
}

/** A view with a page, as VS Code makes it when it is first shown. */
export class FakeView implements real.WebviewView {
  readonly viewType: string;
  title?: string;
  description?: string;
  badge?: real.ViewBadge | undefined;
  readonly webview = new FakeWebview();
  visible = true;
  readonly shown: boolean[] = [];
  isDisposed = false;
  private readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
  readonly onDidChangeVisibility: real.Event<void> = silent;

  constructor(viewType: string) {
    this.viewType = viewType;
  }

  show(preserveFocus = false): void {
    this.visible = true;
    this.shown.push(preserveFocus);
  }

  /** VS Code throws it away: it was hidden for good, or moved. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.disposed.fire();
  }
}

/** Views that were made, in order. */
export const pageViews: FakeView[] = [];
/** Who fills views, by their ids, with what was asked of VS Code for them. */
export const viewProviders = new Map<string, { readonly provider: real.WebviewViewProvider; readonly options: unknown }>();

/** What VS Code does at its own commands for a view: `focus` makes it where there is none, `toggleVisibility` ends it. */
export function viewCommand(command: string): void {
  const [, id = '', verb] = /^(.+)\.(focus|toggleVisibility)$/.exec(command) ?? [];
  const known = viewProviders.get(id);
  if (!known) return;
  const live = pageViews.find(view => view.viewType === id && !view.isDisposed);
  if (verb === 'toggleVisibility' && live) live.dispose();
  else if (live) live.show(true);
  else {
    const view = new FakeView(id);
    pageViews.push(view);
    void known.provider.resolveWebviewView(view, { state: undefined }, new FakeToken());
  }
}

/** Those that were made, in order. */
export const panels: FakePanel[] = [];
