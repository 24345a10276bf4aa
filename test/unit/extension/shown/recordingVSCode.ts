import type * as real from 'vscode';

/** VS Code in memory that only writes down what it is given to show. Used in place of the module `vscode`. */
export * from '../fakeVSCode/vscode.ts';

/** Every text that reached VS Code, however deep it stood in what was handed over. */
export const reached: string[] = [];

/** Writes down all texts in `value`; functions and numbers hold none. */
function take(value: unknown): void {
  if (typeof value === 'string') reached.push(value);
  else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) take(inside);
}

const takes = (...values: unknown[]): Promise<undefined> => {
  take(values);
  return Promise.resolve(undefined);
};

/** Something that VS Code hands out: what it is told and what is set on it is shown. */
function handedOut<T extends object>(): T {
  return new Proxy({} as T, {
    // It is no promise.
    get: (_, name) => (name === 'then' ? undefined : takes),
    set: (_, __, value: unknown) => {
      take(value);
      return true;
    },
  });
}

const handsOut = <T extends object>(...values: unknown[]): T => {
  take(values);
  return handedOut<T>();
};

export const window = {
  showInformationMessage: takes,
  showWarningMessage: takes,
  showErrorMessage: takes,
  showQuickPick: takes,
  showInputBox: async (options?: real.InputBoxOptions) => takes(options, await options?.validateInput?.('x')),
  showOpenDialog: takes,
  showSaveDialog: takes,
  setStatusBarMessage: (words: string) => handsOut<real.Disposable>(words),
  createStatusBarItem: (...values: unknown[]) => handsOut<real.StatusBarItem>(...values),
  createOutputChannel: (...values: unknown[]) => handsOut<real.LogOutputChannel>(...values),
  createTextEditorDecorationType: (look: real.DecorationRenderOptions) => handsOut<real.TextEditorDecorationType>(look),
  createWebviewPanel: (...values: unknown[]) => handsOut<real.WebviewPanel>(...values),
  withProgress: <R>(
    options: real.ProgressOptions,
    task: (progress: real.Progress<{ message?: string; increment?: number }>, token: real.CancellationToken) => Thenable<R>,
  ) => {
    take(options);
    return task({ report: take }, handedOut<real.CancellationToken>());
  },
  createTreeView: <T>(id: string, { treeDataProvider }: real.TreeViewOptions<T>) => {
    const rows = async (): Promise<void> => {
      for (const node of (await treeDataProvider.getChildren()) ?? []) take(await treeDataProvider.getTreeItem(node));
    };
    reading.push(rows());
    return handsOut<real.TreeView<T>>(id);
  },
} satisfies Partial<typeof real.window>;

/** What is still being asked of those who give lenses, hovers and rows. */
export const reading: Promise<void>[] = [];

const token = handedOut<real.CancellationToken>();
const document = handedOut<real.TextDocument>();
export const languages = {
  createDiagnosticCollection: (...values: unknown[]) => handsOut<real.DiagnosticCollection>(...values),
  registerCodeLensProvider: (_: real.DocumentSelector, provider: real.CodeLensProvider) => {
    reading.push(Promise.resolve(provider.provideCodeLenses(document, token)).then(take));
    return handedOut<real.Disposable>();
  },
  registerCodeActionsProvider: (_: real.DocumentSelector, provider: real.CodeActionProvider) => {
    const context = { diagnostics: [], only: undefined, triggerKind: 2 };
    reading.push(Promise.resolve(provider.provideCodeActions(document, handedOut<real.Range>(), context, token)).then(take));
    return handedOut<real.Disposable>();
  },
  registerHoverProvider: (_: real.DocumentSelector, provider: real.HoverProvider) => {
    reading.push(Promise.resolve(provider.provideHover(document, handedOut<real.Position>(), token)).then(take));
    return handedOut<real.Disposable>();
  },
} satisfies Partial<typeof real.languages>;
export const tests = {
  createTestController: (id: string, label: string) => handsOut<real.TestController>(id, label),
} satisfies Partial<typeof real.tests>;
export const commands = {
  executeCommand: <T>(...values: unknown[]): Promise<T> => takes(...values) as Promise<T>,
} satisfies Partial<typeof real.commands>;
