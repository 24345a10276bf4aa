import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/repository.mjs';
import * as exercise from './exercises/exerciseVSCode.ts';
import * as fake from './fakeVSCode.ts';

/** Enough of VS Code for the whole extension to be activated, in memory; what it shows, asks and starts is written down. */
export * from './exercises/exerciseVSCode.ts';

export class Uri extends exercise.Uri {
  static override joinPath(base: fake.Uri, ...parts: string[]): Uri {
    return new Uri(fake.Uri.joinPath(base, ...parts).path);
  }
  static override from({ scheme, path }: { scheme: string; path: string }): Uri {
    return new Uri(`/${scheme}:${path}`);
  }
  static file(path: string): Uri {
    return new Uri(path);
  }
  get fsPath(): string {
    return this.path;
  }
}

const nothing = { dispose: () => undefined };
const silent = new fake.EventEmitter<never>().event;

/** What was asked for: lists, lines, folders. Nothing is ever chosen. */
export const asked: string[] = [];
export const registered = new Map<string, (...values: unknown[]) => unknown>();
export const shownDocuments: string[] = [];
export const settingsWritten: string[] = [];
export const edited: string[] = [];
/** Whole calls to the file system that change something. */
export const written: string[] = [];
export const lensProviders: { provideCodeLenses(document: unknown): unknown }[] = [];
export const hoverProviders: { provideHover(document: unknown, position: unknown): unknown }[] = [];
export const serializers = new Map<string, { deserializeWebviewPanel(panel: unknown, state: unknown): Promise<void> }>();

export const commands = {
  registerCommand: (command: string, action: (...values: unknown[]) => unknown) => {
    registered.set(command, action);
    return nothing;
  },
  executeCommand: (command: string, ...args: unknown[]): Promise<unknown> => {
    fake.executed.push({ command, args });
    return Promise.resolve(registered.get(command)?.(...args));
  },
};

const ask = (kind: string) => (): Promise<undefined> => {
  asked.push(kind);
  return Promise.resolve(undefined);
};

export const window = Object.assign(exercise.window, {
  activeTextEditor: undefined,
  activeColorTheme: { kind: 2 },
  showQuickPick: ask('list'),
  showInputBox: ask('line'),
  showOpenDialog: ask('folder'),
  showSaveDialog: ask('file'),
  setStatusBarMessage: () => nothing,
  showTextDocument: (document: { uri: fake.Uri }) => {
    shownDocuments.push(document.uri.path);
    return Promise.resolve({ document });
  },
  withProgress: (_: unknown, task: (progress: unknown, token: unknown) => unknown) =>
    task({ report: () => undefined }, { isCancellationRequested: false, onCancellationRequested: () => nothing }),
  createOutputChannel: () => ({
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    show: () => undefined,
    ...nothing,
  }),
  createStatusBarItem: () => ({ show: () => undefined, hide: () => undefined, ...nothing }),
  createTextEditorDecorationType: () => ({ key: 'TextEditorDecorationType1', ...nothing }),
  createTreeView: () => nothing,
  registerWebviewPanelSerializer: (type: string, serializer: { deserializeWebviewPanel(): Promise<void> }) => {
    serializers.set(type, serializer);
    return nothing;
  },
  onDidChangeActiveTextEditor: silent,
  onDidChangeTextEditorSelection: silent,
  onDidChangeWindowState: silent,
  state: { focused: true },
});
Object.assign(fake.window.tabGroups, { onDidChangeTabs: silent, onDidChangeTabGroups: silent });

const { fs } = fake.workspace;
const changing = ['writeFile', 'delete', 'copy', 'rename', 'createDirectory'] as const;
Object.assign(fs, { rename: () => Promise.resolve() });
for (const name of changing) {
  const original = (fs as unknown as Record<string, ((...values: unknown[]) => unknown) | undefined>)[name]?.bind(fs);
  Object.assign(fs, { [name]: (...values: unknown[]) => (written.push(`${name} ${String(values[0])}`), original?.(...values)) });
}

export const workspace = Object.assign(exercise.workspace, {
  getConfiguration: () => ({
    get: (_: string, usual?: unknown) => usual,
    inspect: () => ({}),
    update: (name: string) => Promise.resolve(void settingsWritten.push(name)),
  }),
  applyEdit: () => (edited.push('edit'), Promise.resolve(true)),
  openTextDocument: (what: fake.Uri) => Promise.resolve(documentAt(what.path)),
  onDidChangeConfiguration: silent,
  createFileSystemWatcher: () => ({ onDidChange: silent, onDidCreate: silent, onDidDelete: silent, ...nothing }),
  asRelativePath: ({ path }: fake.Uri) => path,
});

/** Open from then on. */
export function documentAt(path: string): unknown {
  const open = fake.documents.find(document => document.uri.path === path);
  if (open) return open;
  const document = new exercise.FakeText(path, fake.memoryFiles.files.get(path) ?? '');
  return Object.assign(document, { isUntitled: false });
}

export const languages = {
  ...exercise.languages,
  getDiagnostics: () => [],
  registerCodeLensProvider: (_: unknown, provider: (typeof lensProviders)[number]) => (lensProviders.push(provider), nothing),
  registerHoverProvider: (_: unknown, provider: (typeof hoverProviders)[number]) => (hoverProviders.push(provider), nothing),
};
export const tests = {
  createTestController: () => ({
    items: Object.assign(new Map(), { replace: () => undefined }),
    createRunProfile: () => nothing,
    createTestItem: (id: string, label: string) => ({ id, label, children: Object.assign(new Map(), { replace: () => undefined }) }),
    ...nothing,
  }),
};
export const env = { language: 'en', openExternal: () => Promise.resolve(true) };
export const StatusBarAlignment = { Right: 2 };
export const ProgressLocation = { Notification: 15, Window: 10 };
export const TestRunProfileKind = { Run: 1 };
export const DecorationRangeBehavior = { ClosedClosed: 1 };
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };
export const ConfigurationTarget = { Global: 1, Workspace: 2 };
export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2 };
export const RelativePattern = Object;
export const Disposable = {
  from: (...parts: { dispose(): unknown }[]): { dispose(): void } => ({
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  }),
};
export class CodeLens {
  readonly range: unknown;
  readonly command: unknown;
  constructor(range: unknown, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

/** Puts the lessons of the repository where an installed extension has them. */
export function installLessons(folder = 'labs'): void {
  for (const name of readdirSync(join(repository, folder))) {
    const path = `${folder}/${name}`;
    if (statSync(join(repository, path)).isDirectory()) installLessons(path);
    else fake.memoryFiles.files.set(`/extension/${path}`, readFileSync(join(repository, path), 'utf8'));
  }
}

/** Nothing has been shown, asked, written or started yet. */
export function forgetWhatHappened(): void {
  for (const list of [asked, shownDocuments, settingsWritten, edited, written, exercise.said, fake.executed, fake.panels]) list.length = 0;
}
