import * as fake from '../fakeVSCode.ts';

/** What exercises need of VS Code besides what runs need, in memory. */
export * from '../fakeVSCode.ts';

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
  translate(lines: number, characters: number): Position {
    return new Position(this.line + lines, this.character + characters);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(...at: readonly [Position, Position] | readonly [number, number, number, number]) {
    if (at.length === 2) [this.start, this.end] = at;
    else [this.start, this.end] = [new Position(at[0], at[1]), new Position(at[2], at[3])];
  }
}

export class Uri extends fake.Uri {
  readonly scheme = 'file';
  static override joinPath(base: fake.Uri, ...parts: string[]): Uri {
    return new Uri(fake.Uri.joinPath(base, ...parts).path);
  }
  static from({ scheme, path }: { scheme: string; path: string }): Uri {
    return new Uri(`/${scheme}:${path}`);
  }
}

/** An open document whose text can change, as an editor's can. */
export class FakeText {
  readonly uri: Uri;
  readonly languageId = 'typescript';
  readonly isClosed = false;
  version = 1;
  /** The texts one Undo after the other brings back. */
  readonly undo: string[] = [];
  isDirty = false;
  private text: string;

  constructor(path: string, text: string) {
    this.uri = new Uri(path);
    this.text = text;
    fake.documents.push(this);
  }

  getText(): string {
    return this.text;
  }

  get lineCount(): number {
    return this.text.split('\n').length;
  }

  lineAt(line: number): { range: Range; firstNonWhitespaceCharacterIndex: number; text: string } {
    const text = this.text.split('\n')[line] ?? '';
    return { text, range: new Range(line, 0, line, text.length), firstNonWhitespaceCharacterIndex: text.search(/\S|$/) };
  }

  /** As one edit. */
  replace(text: string): void {
    this.undo.push(this.text);
    this.text = text;
    this.version++;
    this.isDirty = true;
    fake.documentChanged.fire({ document: this, contentChanges: [{}] });
  }
}

export class WorkspaceEdit {
  readonly edits: { readonly uri: fake.Uri; readonly range: Range; readonly text: string }[] = [];
  replace(uri: fake.Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

export const FilePermission = { Readonly: 1 };
export const DiagnosticSeverity = { Error: 0, Warning: 1 };

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

/** By path. */
export const diagnostics = new Map<string, readonly Diagnostic[]>();
export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: fake.Uri, found: readonly Diagnostic[]) => diagnostics.set(uri.path, found),
    delete: (uri: fake.Uri) => diagnostics.delete(uri.path),
    dispose: () => undefined,
  }),
};

/** What was said, and what the learner presses next: a button by its words, or nothing. */
export const said: string[] = [];
export const presses: ((message: string, buttons: readonly string[]) => string | undefined)[] = [];

function say(message: string, ...rest: unknown[]): Promise<string | undefined> {
  said.push(message);
  const buttons = rest.filter(one => typeof one === 'string');
  return Promise.resolve(presses.shift()?.(message, buttons));
}

/** Replaced by tests that let an edit fail. */
export const editing = {
  apply: (edit: WorkspaceEdit): boolean => {
    for (const { uri, text } of edit.edits) openText(uri)?.replace(text);
    return true;
  },
};

function openText(uri: fake.Uri): FakeText | undefined {
  const found = fake.documents.find(document => document.uri.path === uri.path);
  return found instanceof FakeText ? found : undefined;
}

export const filesCreated = new fake.EventEmitter<void>();
export const opened: unknown[] = [];
export const workspace = Object.assign(fake.workspace, {
  onDidChangeWorkspaceFolders: new fake.EventEmitter<void>().event,
  onDidCreateFiles: filesCreated.event,
  onDidDeleteFiles: new fake.EventEmitter<void>().event,
  onDidRenameFiles: new fake.EventEmitter<void>().event,
  applyEdit: (edit: WorkspaceEdit) => Promise.resolve(editing.apply(edit)),
  openTextDocument: (what: fake.Uri | { content: string }) => {
    opened.push(what);
    return Promise.resolve('content' in what ? { getText: () => what.content } : openText(what));
  },
  registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
});
Object.assign(fake.memoryFiles, { isWritableFileSystem: () => true });
export const window = Object.assign(fake.window, {
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  showTextDocument: () => Promise.resolve(undefined),
});

export function forgetAll(): void {
  fake.documents.length = 0;
  for (const list of [said, presses, opened, fake.executed]) list.length = 0;
  diagnostics.clear();
  fake.memoryFiles.files.clear();
}
