import type * as real from 'vscode';
import { FakeEditor } from './editors.ts';
import { EventEmitter, FakeToken, nothing, silent } from './events.ts';
import { ColorThemeKind, StatusBarAlignment, ViewColumn } from './kinds.ts';
import { asked, choices, say, shownDocuments } from './learner.ts';
import { FakePanel, panels, viewProviders } from './panels.ts';

export const visibleEditorsChanged = new EventEmitter<readonly real.TextEditor[]>();
export const selectionChanged = new EventEmitter<real.TextEditorSelectionChangeEvent>();
/** What the status bar shows, by what it was made for. */
export const statusBar = new Map<string, string>();
export const scrolled = new EventEmitter<real.TextEditorVisibleRangesChangeEvent>();
export const tabsChanged = new EventEmitter<real.TabChangeEvent>();
export const tabGroupsChanged = new EventEmitter<real.TabGroupChangeEvent>();
/** By the type of their webviews. */
export const serializers = new Map<string, real.WebviewPanelSerializer>();
/** By their views. */
export const trees = new Map<string, real.TreeDataProvider<unknown>>();

const ask = (kind: string) => (): Promise<undefined> => {
  asked.push(kind);
  return Promise.resolve(undefined);
};

/** The item that the learner chooses, or nothing. */
async function showQuickPick<T>(items: readonly T[] | Thenable<readonly T[]>): Promise<T | undefined> {
  asked.push('list');
  const all = await items;
  const labels = all.map(item => (typeof item === 'object' && item !== null && 'label' in item ? String(item.label) : String(item)));
  const chosen = choices.item(labels);
  return chosen === undefined ? undefined : all[labels.indexOf(chosen)];
}

function showTextDocument(what: real.TextDocument | real.Uri): Promise<real.TextEditor> {
  const document = 'uri' in what ? what : undefined;
  shownDocuments.push(document?.uri.path ?? ('path' in what ? what.path : ''));
  return document ? Promise.resolve(new FakeEditor(document)) : Promise.reject(new Error('Tests show documents only.'));
}

export const window = {
  activeTextEditor: undefined as real.TextEditor | undefined,
  visibleTextEditors: [] as readonly real.TextEditor[],
  activeColorTheme: { kind: ColorThemeKind.Dark },
  state: { focused: true, active: true },
  tabGroups: {
    all: [] as readonly real.TabGroup[],
    onDidChangeTabs: tabsChanged.event,
    onDidChangeTabGroups: tabGroupsChanged.event,
    get activeTabGroup(): real.TabGroup {
      throw new Error('No group of tabs is active here.');
    },
    close: (_: unknown) => Promise.resolve(false),
  },
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  setStatusBarMessage: () => nothing,
  showQuickPick,
  showInputBox: (options?: real.InputBoxOptions) => {
    asked.push('line');
    return Promise.resolve(choices.line(options));
  },
  showOpenDialog: async () => {
    asked.push('folder');
    return Promise.resolve(choices.folder && [choices.folder]);
  },
  showSaveDialog: ask('file'),
  showTextDocument,
  withProgress: <R>(
    _: real.ProgressOptions,
    task: (progress: real.Progress<{ message?: string; increment?: number }>, token: real.CancellationToken) => Thenable<R>,
  ) => task({ report: () => undefined }, new FakeToken()),
  createOutputChannel: outputChannel,
  createStatusBarItem: statusBarItem,
  createTextEditorDecorationType: () => ({ key: 'TextEditorDecorationType1', dispose: () => undefined }),
  createTreeView: <T>(id: string, { treeDataProvider }: real.TreeViewOptions<T>): real.TreeView<T> => {
    trees.set(id, treeDataProvider);
    return {
      ...{ onDidExpandElement: silent, onDidCollapseElement: silent, onDidChangeSelection: silent, onDidChangeVisibility: silent },
      ...{ onDidChangeCheckboxState: silent, selection: [], visible: true, reveal: () => Promise.resolve(), dispose: () => undefined },
    };
  },
  createWebviewPanel: (
    viewType: string,
    title: string,
    shown: real.ViewColumn | { readonly viewColumn: real.ViewColumn },
    options?: real.WebviewPanelOptions & real.WebviewOptions,
  ) => {
    const column = typeof shown === 'object' ? shown.viewColumn : shown;
    const panel = new FakePanel(title, column === ViewColumn.Beside ? ViewColumn.Two : column, options, viewType);
    panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer: (type: string, serializer: real.WebviewPanelSerializer) => {
    serializers.set(type, serializer);
    return nothing;
  },
  registerWebviewViewProvider: (id: string, provider: real.WebviewViewProvider, options?: unknown) => {
    viewProviders.set(id, { provider, options });
    return nothing;
  },
  onDidChangeActiveTextEditor: silent,
  onDidChangeActiveColorTheme: silent,
  onDidChangeTextEditorSelection: selectionChanged.event,
  onDidChangeTextEditorVisibleRanges: scrolled.event,
  onDidChangeVisibleTextEditors: visibleEditorsChanged.event,
  onDidChangeWindowState: silent,
} satisfies Partial<typeof real.window>;

function outputChannel(name: string): real.LogOutputChannel {
  const done = (): void => undefined;
  return {
    ...{
      name,
      logLevel: 0,
      onDidChangeLogLevel: silent,
      append: done,
      appendLine: done,
      replace: done,
      clear: done,
      show: done,
      hide: done,
    },
    ...{ trace: done, debug: done, info: done, warn: done, error: done, dispose: done },
  };
}

function statusBarItem(idOrSide?: string | real.StatusBarAlignment): real.StatusBarItem {
  const id = String(idOrSide);
  const item: real.StatusBarItem = {
    ...{
      id,
      alignment: StatusBarAlignment.Right,
      priority: undefined,
      name: undefined,
      text: '',
      tooltip: undefined,
      color: undefined,
    },
    ...{ backgroundColor: undefined, command: undefined, accessibilityInformation: undefined },
    show: () => statusBar.set(id, item.text),
    hide: () => statusBar.delete(id),
    dispose: () => statusBar.delete(id),
  };
  return item;
}
