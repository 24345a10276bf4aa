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
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };

export class FileSystemError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Files by path; a folder is there when it was made or something is in it. */
export class MemoryFiles {
  readonly files = new Map<string, string>();
  readonly folders = new Set<string>();

  stat({ path }: Uri): Promise<{ type: number; size: number }> {
    const text = this.files.get(path);
    if (text !== undefined) return Promise.resolve({ type: FileType.File, size: new TextEncoder().encode(text).byteLength });
    if (this.folders.has(path) || this.below(path).length > 0) return Promise.resolve({ type: FileType.Directory, size: 0 });
    return Promise.reject(new FileSystemError('FileNotFound'));
  }

  readDirectory({ path }: Uri): Promise<[string, number][]> {
    const inside = [...this.below(path), ...this.folders].filter(name => name.startsWith(`${path}/`));
    const names = new Set(inside.map(name => name.slice(path.length + 1).split('/')[0] ?? ''));
    return Promise.resolve([...names].map(name => [name, this.files.has(`${path}/${name}`) ? FileType.File : FileType.Directory]));
  }

  readFile({ path }: Uri): Promise<Uint8Array> {
    const text = this.files.get(path);
    return text === undefined ? Promise.reject(new FileSystemError('FileNotFound')) : Promise.resolve(new TextEncoder().encode(text));
  }

  writeFile({ path }: Uri, bytes: Uint8Array): Promise<void> {
    this.files.set(path, new TextDecoder().decode(bytes));
    return Promise.resolve();
  }

  createDirectory({ path }: Uri): Promise<void> {
    this.folders.add(path);
    return Promise.resolve();
  }

  async copy(source: Uri, target: Uri, options?: { overwrite?: boolean }): Promise<void> {
    const isThere = await this.stat(target).then(
      () => true,
      () => false,
    );
    if (isThere && options?.overwrite !== true) throw new FileSystemError('FileExists');
    const text = this.files.get(source.path);
    if (text !== undefined) this.files.set(target.path, text);
    else
      for (const path of this.below(source.path)) this.files.set(target.path + path.slice(source.path.length), this.files.get(path) ?? '');
  }

  delete({ path }: Uri): Promise<void> {
    for (const inside of [path, ...this.below(path)]) this.files.delete(inside);
    this.folders.delete(path);
    return Promise.resolve();
  }

  private below(path: string): string[] {
    return [...this.files.keys()].filter(file => file.startsWith(`${path}/`));
  }
}

export const memoryFiles = new MemoryFiles();
export const trustGranted = new EventEmitter<void>();
export const workspace = {
  isTrusted: true,
  workspaceFolders: undefined as { readonly uri: Uri; readonly name: string }[] | undefined,
  getWorkspaceFolder: (uri: Uri) =>
    workspace.workspaceFolders?.find(folder => uri.path === folder.uri.path || uri.path.startsWith(`${folder.uri.path}/`)),
  fs: memoryFiles,
  textDocuments: documents,
  onDidChangeTextDocument: documentChanged.event,
  onDidGrantWorkspaceTrust: trustGranted.event,
};
export const languages = { getDiagnostics: (): unknown[] => [] };
export const DiagnosticSeverity = { Error: 0 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}
export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;
  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

/** What was asked of VS Code by command, in order. */
export const executed: { readonly command: string; readonly args: unknown[] }[] = [];
export const commands = {
  executeCommand: (command: string, ...args: unknown[]): Promise<void> => {
    executed.push({ command, args });
    return Promise.resolve();
  },
};
export const ViewColumn = { Beside: -2, One: 1 };
export const env = { language: 'en' };
export const l10n = {
  t: (text: string, ...args: (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)])),
};

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
export interface FakeEditor {
  readonly document: FakeDocument;
  readonly viewColumn?: number;
  readonly visibleRanges: readonly { start: { line: number }; end: { line: number } }[];
}

export class TabInputTextDiff {
  readonly original: Uri;
  readonly modified: Uri;
  constructor(original: Uri, modified: Uri) {
    this.original = original;
    this.modified = modified;
  }
}

export const visibleEditorsChanged = new EventEmitter<void>();
export const window = {
  /** What the learner chooses next. */
  chosenFolder: undefined as Uri | undefined,
  showOpenDialog: (): Promise<Uri[] | undefined> => Promise.resolve(window.chosenFolder && [window.chosenFolder]),
  showWarningMessage: (): Promise<undefined> => Promise.resolve(undefined),
  showInformationMessage: (): Promise<undefined> => Promise.resolve(undefined),
  visibleTextEditors: [] as FakeEditor[],
  tabGroups: { all: [] as { viewColumn: number; activeTab: { input: unknown } }[] },
  onDidChangeVisibleTextEditors: visibleEditorsChanged.event,
  onDidChangeActiveColorTheme: new EventEmitter<void>().event,
  onDidChangeTextEditorVisibleRanges: new EventEmitter<void>().event,
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
