import type * as real from 'vscode';
import { documentChanged, documents, FakeText } from './documents.ts';
import { EventEmitter, nothing, silent } from './events.ts';
import { settingsWritten } from './learner.ts';
import { FileSystemError, memoryFiles } from './memoryFiles.ts';
import { Uri } from './uri.ts';

export class WorkspaceEdit implements Pick<real.WorkspaceEdit, 'replace'> {
  readonly edits: { readonly uri: real.Uri; readonly range: real.Range; readonly text: string }[] = [];
  replace(uri: real.Uri, range: real.Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

export const trustGranted = new EventEmitter<void>();
export const filesCreated = new EventEmitter<real.FileCreateEvent>();
export const foldersChanged = new EventEmitter<real.WorkspaceFoldersChangeEvent>();
/** Settings by their whole names; what is not there has its usual value. */
export const configured = new Map<string, unknown>();
/** What was asked to be opened, in order. */
export const opened: unknown[] = [];
/** Edits of documents that were asked for. */
export const edited: string[] = [];
/** By scheme. */
export const fileProviders = new Map<string, real.FileSystemProvider>();
/** By scheme. */
export const contentProviders = new Map<string, real.TextDocumentContentProvider>();

/** Replaced by tests that let an edit fail. */
export const editing = {
  apply: (edit: WorkspaceEdit): boolean => {
    for (const document of new Set(edit.edits.map(({ uri }) => openText(uri)))) {
      if (!document) continue;
      const here = edit.edits.filter(({ uri }) => uri.toString() === document.uri.toString());
      const places = here.map(({ range, text }) => ({ from: document.offsetAt(range.start), to: document.offsetAt(range.end), text }));
      const last = places.toSorted((one, other) => other.from - one.from);
      document.replace(last.reduce((whole, { from, to, text }) => whole.slice(0, from) + text + whole.slice(to), document.getText()));
    }
    return true;
  },
};

function openText(uri: real.Uri): FakeText | undefined {
  return documents.filter(one => one instanceof FakeText).find(document => document.uri.toString() === uri.toString());
}

async function textAt(uri: real.Uri): Promise<string> {
  const provided = await contentProviders
    .get(uri.scheme)
    ?.provideTextDocumentContent(uri, { isCancellationRequested: false, onCancellationRequested: silent });
  const bytes = await fileProviders.get(uri.scheme)?.readFile(uri);
  const text = provided ?? (bytes ? new TextDecoder().decode(bytes) : memoryFiles.files.get(uri.path));
  if (text === undefined) throw FileSystemError.FileNotFound();
  return text;
}

/** A folder of the workspace. */
export function folderAt(path: string, index = 0): real.WorkspaceFolder {
  return { uri: Uri.file(path), name: path.slice(path.lastIndexOf('/') + 1), index };
}

async function openTextDocument(what?: string | real.Uri | { readonly content?: string }): Promise<real.TextDocument> {
  opened.push(what);
  if (what === undefined || (typeof what === 'object' && !('scheme' in what))) {
    return new FakeText(Uri.parse('untitled:Untitled-1'), what?.content ?? '', false);
  }
  const uri = typeof what === 'string' ? Uri.file(what) : what;
  return openText(uri) ?? new FakeText(uri, await textAt(uri));
}

export const workspace = {
  isTrusted: true as boolean,
  workspaceFolders: undefined as readonly real.WorkspaceFolder[] | undefined,
  getWorkspaceFolder: (uri: real.Uri): real.WorkspaceFolder | undefined =>
    workspace.workspaceFolders
      ?.filter(folder => uri.path === folder.uri.path || uri.path.startsWith(`${folder.uri.path}/`))
      .sort((one, other) => other.uri.path.length - one.uri.path.length)[0],
  asRelativePath: (uri: string | real.Uri) => (typeof uri === 'string' ? uri : uri.path),
  fs: memoryFiles,
  textDocuments: documents,
  openTextDocument,
  applyEdit: (edit: real.WorkspaceEdit) => {
    edited.push('edit');
    return Promise.resolve(edit instanceof WorkspaceEdit && editing.apply(edit));
  },
  registerTextDocumentContentProvider: (scheme: string, provider: real.TextDocumentContentProvider) => {
    contentProviders.set(scheme, provider);
    return nothing;
  },
  registerFileSystemProvider: (scheme: string, provider: real.FileSystemProvider) => {
    fileProviders.set(scheme, provider);
    return nothing;
  },
  createFileSystemWatcher: () => ({
    ...{ ignoreCreateEvents: false, ignoreChangeEvents: false, ignoreDeleteEvents: false },
    ...{ onDidChange: silent, onDidCreate: silent, onDidDelete: silent, dispose: () => undefined },
  }),
  getConfiguration: () => ({
    get: <T>(name: string, usual?: T) => (configured.get(name) ?? usual) as T,
    has: (name: string) => configured.has(name),
    inspect: (key: string) => ({ key }),
    update: (name: string) => Promise.resolve(void settingsWritten.push(name)),
  }),
  onDidChangeConfiguration: silent,
  onDidChangeTextDocument: documentChanged.event,
  onDidChangeWorkspaceFolders: foldersChanged.event,
  onDidCreateFiles: filesCreated.event,
  onDidDeleteFiles: silent,
  onDidRenameFiles: silent,
  onDidGrantWorkspaceTrust: trustGranted.event,
} satisfies Partial<typeof real.workspace>;
