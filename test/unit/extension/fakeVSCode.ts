/** The few parts of VS Code's API that runs stand on, in memory. Used in place of the module `vscode`. */

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Uri {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(new URL(parts.join('/'), `file://${base.path}/`).pathname.replace(/\/$/, ''));
  }
  toString(): string {
    return `file://${this.path}`;
  }
}

export interface FakeDocument {
  readonly uri: Uri;
  getText(): string;
}

export const documentChanged = new EventEmitter<{ document: FakeDocument; contentChanges: unknown[] }>();
export const documents: FakeDocument[] = [];
export const workspace = {
  isTrusted: true,
  textDocuments: documents,
  onDidChangeTextDocument: documentChanged.event,
};
export const languages = { getDiagnostics: (): unknown[] => [] };
export const DiagnosticSeverity = { Error: 0 };
export const FileType = { File: 1 };
export const ViewColumn = { Beside: -2, One: 1 };
export const env = { language: 'en' };
export const l10n = { t: (text: string): string => text };

/** A webview panel whose page answers nothing by itself. */
export class FakePanel {
  readonly title: string;
  readonly viewColumn: number;
  readonly options: Readonly<Record<string, unknown>>;
  isDisposed = false;
  iconPath: unknown;
  readonly sent: { readonly wire: string; readonly method?: string }[] = [];
  private readonly messages = new EventEmitter<unknown>();
  private readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
  readonly webview = {
    html: '',
    options: {},
    onDidReceiveMessage: this.messages.event,
    postMessage: (message: { wire: string; method?: string }) => {
      this.sent.push(message);
      return Promise.resolve(true);
    },
  };

  constructor(title: string, viewColumn: number, options: Readonly<Record<string, unknown>>) {
    this.title = title;
    this.viewColumn = viewColumn;
    this.options = options;
  }

  /** The page calls the host. */
  call(method: string, params: unknown = {}): void {
    this.messages.fire({ wire: 'call', id: 1, method, params });
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.disposed.fire();
  }
}

export const panels: FakePanel[] = [];
export const window = {
  registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
  createWebviewPanel: (
    _type: string,
    title: string,
    { viewColumn }: { viewColumn: number },
    options: Readonly<Record<string, unknown>>,
  ) => {
    const panel = new FakePanel(title, viewColumn === ViewColumn.Beside ? 2 : viewColumn, options);
    panels.push(panel);
    return panel;
  },
};
