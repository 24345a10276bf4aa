/** VS Code in memory that only writes down what it is given to show. Used in place of the module `vscode`. */

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
function handedOut(): object {
  return new Proxy(
    {},
    {
      // It is no promise.
      get: (_, name) => (name === 'then' ? undefined : takes),
      set: (_, __, value: unknown) => {
        take(value);
        return true;
      },
    },
  );
}

const handsOut = (...values: unknown[]): object => {
  take(values);
  return handedOut();
};

/** Keeps what it was made of, so that it is found where it is handed over. */
class Kept {
  readonly parts: readonly unknown[];
  constructor(...parts: readonly unknown[]) {
    this.parts = parts;
  }
}
export {
  Kept as CodeLens,
  Kept as Diagnostic,
  Kept as DiagnosticRelatedInformation,
  Kept as Hover,
  Kept as Location,
  Kept as MarkdownString,
  Kept as Position,
  Kept as Range,
  Kept as TestMessage,
  Kept as ThemeIcon,
  Kept as TreeItem,
};

export class Uri {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

interface Rows {
  getChildren(): Promise<unknown[]>;
  getTreeItem(node: unknown): unknown;
}

export const window = {
  showInformationMessage: takes,
  showWarningMessage: takes,
  showErrorMessage: takes,
  showQuickPick: takes,
  showInputBox: async (options: { validateInput(text: string): unknown }): Promise<undefined> => takes(options, options.validateInput('x')),
  showOpenDialog: takes,
  showSaveDialog: takes,
  setStatusBarMessage: takes,
  createStatusBarItem: handsOut,
  createOutputChannel: handsOut,
  createWebviewPanel: handsOut,
  withProgress: (options: unknown, task: (progress: unknown) => Promise<unknown>): Promise<unknown> => {
    take(options);
    return task({ report: take });
  },
  createTreeView: async (id: string, { treeDataProvider }: { treeDataProvider: Rows }): Promise<void> => {
    take(id);
    for (const node of await treeDataProvider.getChildren()) take(treeDataProvider.getTreeItem(node));
  },
};
export const languages = {
  createDiagnosticCollection: handsOut,
  registerCodeLensProvider: async (_: unknown, provider: { provideCodeLenses(): unknown }): Promise<void> => {
    take(await provider.provideCodeLenses());
  },
  registerHoverProvider: async (_: unknown, provider: { provideHover(): unknown }): Promise<void> => {
    take(await provider.provideHover());
  },
};
export const tests = { createTestController: handsOut };
export const commands = { executeCommand: takes };
export const l10n = {
  t: (text: string, ...places: (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, at: string) => String(places[Number(at)])),
};
export const StatusBarAlignment = { Right: 2 };
export const ProgressLocation = { Notification: 15, Window: 10 };
export const ViewColumn = { One: 1 };
