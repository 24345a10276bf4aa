// @ts-check
import { relative, sep } from 'node:path';
import { repository } from '../repository.mjs';

/** Where VS Code is made to show text: its functions take text that has been through `shown`. */
const showing = 'src/extension/shown';
/** Where is asked whether the folder is trusted, and where everything is written and every command is registered. */
const trusting = 'src/extension/trust';

/** What only one of those rooms may name. @type {Readonly<Record<string, readonly string[]>>} */
const own = {
  [showing]: [
    ...[
      'CodeAction',
      'CodeActionContext',
      'CodeActionKind',
      'CodeActionProvider',
      'CodeLens',
      'CodeLensProvider',
      'Hover',
      'HoverProvider',
      'MarkdownString',
      'TreeItem',
      'StatusBarItem',
      'StatusBarAlignment',
      'TestMessage',
    ],
    ...[
      'Diagnostic',
      'DiagnosticCollection',
      'DiagnosticRelatedInformation',
      'DecorationRenderOptions',
      'LogOutputChannel',
      'ProgressLocation',
    ],
    ...[
      'l10n.t',
      'languages.createDiagnosticCollection',
      'languages.registerCodeActionsProvider',
      'languages.registerCodeLensProvider',
      'languages.registerHoverProvider',
    ],
    ...['tests.createTestController', 'window.createOutputChannel', 'window.createStatusBarItem', 'window.createTextEditorDecorationType'],
    ...[
      'window.createTreeView',
      'window.createWebviewPanel',
      'window.setStatusBarMessage',
      'window.showErrorMessage',
      'window.showInformationMessage',
    ],
    ...[
      'window.showInputBox',
      'window.showOpenDialog',
      'window.showQuickPick',
      'window.showSaveDialog',
      'window.showWarningMessage',
      'window.withProgress',
    ],
  ],
  [trusting]: [
    ...['FileSystem', 'commands.registerCommand', 'workspace.applyEdit', 'workspace.isTrusted', 'workspace.onDidGrantWorkspaceTrust'],
    ...['workspace.fs', 'workspace.getConfiguration'],
  ],
};

/** What shows no text and writes nothing. A name of VS Code that stands in no list is forbidden: look what it does, then add it. */
const harmless = new Set([
  ...[
    'CancellationToken',
    'ColorThemeKind',
    'ConfigurationTarget',
    'DecorationRangeBehavior',
    'DiagnosticSeverity',
    'Disposable',
    'DocumentSelector',
  ],
  ...[
    'Event',
    'EventEmitter',
    'ExtensionContext',
    'FilePermission',
    'FileStat',
    'FileSystemError',
    'FileType',
    'Location',
    'Memento',
    'Position',
  ],
  ...[
    'Range',
    'RelativePattern',
    'Selection',
    'TabInputTextDiff',
    'TabInputWebview',
    'TestController',
    'TestItem',
    'TestRun',
    'TestRunProfileKind',
  ],
  ...[
    'TestRunRequest',
    'TextDocument',
    'TextDocumentContentChangeEvent',
    'TextDocumentContentProvider',
    'TextEditor',
    'TextEditorDecorationType',
  ],
  ...[
    'TextEditorRevealType',
    'ThemeColor',
    'ThemeIcon',
    'TreeItemCollapsibleState',
    'Uri',
    'ViewColumn',
    'WebviewOptions',
    'WebviewPanel',
    'WebviewPanelOptions',
  ],
  ...[
    'Webview',
    'WebviewPanelSerializer',
    'WebviewView',
    'WebviewViewProvider',
    'WorkspaceEdit',
    'WorkspaceFolder',
    'commands.executeCommand',
    'env.language',
    'env.openExternal',
  ],
  ...['FileChangeEvent', 'FileChangeType', 'FileSystemProvider', 'Tab', 'TabInputText', 'TextEditorLineNumbersStyle'],
  ...['languages.getDiagnostics', 'window.activeColorTheme', 'window.activeTextEditor', 'window.onDidChangeActiveColorTheme'],
  ...['window.onDidChangeActiveTextEditor', 'window.onDidChangeTextEditorSelection', 'window.onDidChangeTextEditorVisibleRanges'],
  ...[
    'window.onDidChangeVisibleTextEditors',
    'window.onDidChangeWindowState',
    'window.registerWebviewPanelSerializer',
    'window.registerWebviewViewProvider',
    'window.showTextDocument',
  ],
  ...[
    'window.tabGroups',
    'window.visibleTextEditors',
    'workspace.asRelativePath',
    'workspace.createFileSystemWatcher',
    'workspace.fs.isWritableFileSystem',
  ],
  ...['workspace.fs.readDirectory', 'workspace.fs.readFile', 'workspace.fs.stat', 'workspace.getConfiguration().get'],
  ...[
    'workspace.getConfiguration().inspect',
    'workspace.getWorkspaceFolder',
    'workspace.onDidChangeConfiguration',
    'workspace.onDidChangeTextDocument',
  ],
  ...['workspace.onDidChangeWorkspaceFolders', 'workspace.onDidCreateFiles', 'workspace.onDidDeleteFiles', 'workspace.onDidRenameFiles'],
  ...[
    'workspace.openTextDocument',
    'workspace.registerFileSystemProvider',
    'workspace.registerTextDocumentContentProvider',
    'workspace.textDocuments',
    'workspace.workspaceFolders',
  ],
]);

/** Methods of what VS Code hands out that show text, whatever they are called on. */
const showingMethods = new Set(['setDecorations', 'appendOutput', 'createTestItem', 'failed', 'errored']);
/** Properties of it that are shown when they are set. */
const shownProperties = new Set([
  'label',
  'description',
  'detail',
  'tooltip',
  'text',
  'title',
  'prompt',
  'placeholder',
  'error',
  'accessibilityInformation',
]);
/** VS Code's own commands that are called by name; those with a title of ours are of the showing room. */
const commands = new Set([
  ...[
    'setContext',
    'vscode.openFolder',
    'vscode.openWith',
    'vscode.setEditorLayout',
    'workbench.view.explorer',
    'editor.action.quickFix',
    'workbench.action.openSettings',
    'revealFileInOS',
  ],
  ...['workbench.trust.manage', 'vscode.executeCodeLensProvider', 'vscode.getEditorLayout'],
]);
/** The files that alone may say of a text that it has been through. */
const makers = new Set(['src/core/words/shownText.ts', 'src/core/words/shownMarkdown.ts']);
const brands = new Set(['Shown', 'ShownMarkdown', 'Lens', 'Hover', 'QuickFix', 'TreeRow']);

/** @param {string} path @param {string} room */
const isIn = (path, room) => path.startsWith(`${room}/`);

/**
 * The name that begins at `vscode`, as far as it is written out: `workspace.fs.stat`, `workspace.getConfiguration().get`. Null where `vscode`
 * stands alone or its member is computed: then nobody can tell what is used.
 * @param {any} node
 * @returns {string | null}
 */
function nameFrom(node) {
  let name = '';
  for (let at = node; ; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'MemberExpression' && parent.object === at && !parent.computed) name += `.${parent.property.name}`;
    else if (parent.type === 'TSQualifiedName' && parent.left === at) name += `.${parent.right.name}`;
    else if (name !== '' && parent.type === 'CallExpression' && parent.callee === at) name += '()';
    else return name === '' ? null : name.slice(1);
  }
}

/** True where `name` or what it begins with is in the list. @param {string} name @param {(name: string) => boolean} isListed */
const begins = (name, isListed) =>
  name.split('.').some(
    (_, at, parts) =>
      isListed(parts.slice(0, at + 1).join('.')) ||
      isListed(
        parts
          .slice(0, at + 1)
          .join('.')
          .replace(/\(\)$/, ''),
      ),
  );

/**
 * What is wrong with a use of VS Code, or null where it is allowed.
 * @param {string} path of the file, from the repository
 * @param {string | null} name
 */
function faultOf(path, name) {
  if (name === null) return 'Write out what you use of `vscode`: `vscode.window.activeTextEditor`.';
  if (begins(name, each => harmless.has(each))) return null;
  const room = Object.keys(own).find(each => begins(name, one => (own[each] ?? []).includes(one)));
  if (room === undefined) return `'vscode.${name}' is in no list of scripts/lint/guarded.mjs: say there whether it shows text or writes.`;
  return isIn(path, room) ? null : `'vscode.${name}' is for ${room} alone: use what stands there.`;
}

/** ESLint rule: leaves no way to show text that has not been through `shown`, and none to write or to be called past the guard of trust. */
/** @type {import('eslint').Rule.RuleModule} */
export const guardedRule = {
  meta: { type: 'problem', docs: { description: 'Text is shown, and files are written, in one room each.' }, schema: [] },
  create(context) {
    const path = relative(repository, context.filename).split(sep).join('/');
    /** @param {any} node @param {string | null} message */
    const report = (node, message) => message !== null && context.report({ node, message });
    const cast = (/** @type {any} */ node) => {
      const type = node.typeAnnotation;
      const isBrand = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && brands.has(type.typeName.name);
      if (isBrand && !makers.has(path) && !isIn(path, showing))
        report(node, `Only ${[...makers].join(' and ')} may say that text has been through.`);
    };
    const everywhere = { TSAsExpression: cast, TSTypeAssertion: cast };
    if (!isIn(path, 'src/extension')) return everywhere;
    return {
      ...everywhere,
      ImportDeclaration: (/** @type {any} */ node) => {
        const isWhole = node.specifiers.every(
          (/** @type {any} */ one) => one.type === 'ImportNamespaceSpecifier' && one.local.name === 'vscode',
        );
        if (node.source.value === 'vscode' && !isWhole) report(node, "Import it whole: `import * as vscode from 'vscode'`.");
      },
      'ImportExpression, TSImportType': (/** @type {any} */ node) => {
        const source = node.source ?? node.argument;
        if ((source?.value ?? source?.literal?.value) === 'vscode') report(node, "Import it whole: `import * as vscode from 'vscode'`.");
      },
      'ExportNamedDeclaration[source.value="vscode"], ExportAllDeclaration[source.value="vscode"]': (/** @type {any} */ node) =>
        report(node, 'What VS Code offers is not handed on.'),
      "Identifier[name='vscode']": (/** @type {any} */ node) => {
        if (node.parent.type === 'ImportNamespaceSpecifier') return;
        // A property of that name is not VS Code.
        if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return;
        report(node, faultOf(path, nameFrom(node)));
      },
      'CallExpression[callee.type="MemberExpression"]': (/** @type {any} */ node) => {
        const { property } = node.callee;
        const name = property.name;
        if (showingMethods.has(name) && !isIn(path, showing)) report(node, `'${String(name)}' shows text: use what stands in ${showing}.`);
        const [command] = node.arguments;
        if (name !== 'executeCommand' || typeof command?.value !== 'string' || isIn(path, showing) || commands.has(command.value)) return;
        report(
          command,
          `The command '${String(command.value)}' is in no list of scripts/lint/guarded.mjs: say there that it shows no text and writes nothing.`,
        );
      },
      'AssignmentExpression[left.type="MemberExpression"]': (/** @type {any} */ node) => {
        const { property, object } = node.left;
        if (object.type === 'ThisExpression' || !shownProperties.has(property.name ?? property.value) || isIn(path, showing)) return;
        report(node, `'${String(property.name ?? property.value)}' is shown when it is set: use what stands in ${showing}.`);
      },
    };
  },
};
