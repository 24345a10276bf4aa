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
