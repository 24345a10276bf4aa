import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { guardedRule } from '../../../scripts/lint/guarded.mjs';
import { repository } from '../../../scripts/repository.mjs';

/** What the rule says about `code` in a file that stands at `path`. */
function lint(path: string, code: string): string[] {
  const plugins = { gatescope: { rules: { guarded: guardedRule } } };
  return new Linter({ cwd: repository })
    .verify(code, [{ files: ['**/*.ts'], languageOptions: { parser }, plugins, rules: { 'gatescope/guarded': 'error' } }], {
      filename: join(repository, path),
    })
    .map(({ message }) => message);
}

const feature = 'src/extension/runs/run.ts';
const showing = [
  'vscode.window.showInformationMessage(text)',
  'vscode.window.showWarningMessage(text, { modal: true })',
  'vscode.window.showErrorMessage(text)',
  'vscode.window.withProgress({ location: 15, title }, task)',
  'vscode.window.showQuickPick(items)',
  'vscode.window.createQuickPick()',
  'vscode.window.showInputBox({ prompt })',
  'vscode.window.createInputBox()',
  'vscode.window.showOpenDialog({ title })',
  'vscode.window.showSaveDialog({ title })',
  'vscode.window.showWorkspaceFolderPick({ placeHolder })',
  'vscode.window.setStatusBarMessage(text)',
  "vscode.window.createStatusBarItem('id')",
  "vscode.window.createOutputChannel('log')",
  'vscode.window.createTerminal(name)',
  'vscode.window.createTreeView(id, { treeDataProvider })',
  'vscode.window.registerTreeDataProvider(id, provider)',
  'vscode.window.createWebviewPanel(id, title, 1)',
  'vscode.window.createTextEditorDecorationType({ after: { contentText } })',
  'vscode.window.registerFileDecorationProvider(provider)',
  'vscode.languages.registerCodeLensProvider(all, provider)',
  'vscode.languages.registerHoverProvider(all, provider)',
  'vscode.languages.registerCodeActionsProvider(all, provider)',
  'new vscode.CodeAction(text)',
  'vscode.languages.registerInlayHintsProvider(all, provider)',
  'vscode.languages.registerCompletionItemProvider(all, provider)',
  'vscode.languages.createDiagnosticCollection(name)',
  'vscode.languages.createLanguageStatusItem(id, all)',
  'vscode.tests.createTestController(id, label)',
  'vscode.comments.createCommentController(id, label)',
  'vscode.l10n.t(sentence)',
  'new vscode.MarkdownString(text)',
  'new vscode.CodeLens(range, { title, command })',
  'new vscode.Hover(text)',
  'new vscode.TreeItem(label)',
  'new vscode.TestMessage(text)',
  'new vscode.Diagnostic(range, text)',
  'new vscode.DiagnosticRelatedInformation(place, text)',
  'new vscode.InlayHint(at, text)',
  'let item: vscode.StatusBarItem',
  'let item: vscode.TreeItem',
  'let item: vscode.QuickPickItem',
  'function lenses(): vscode.CodeLens[] { return [] }',
  'editor.setDecorations(type, [{ hoverMessage }])',
  'run.appendOutput(text)',
  'run.failed(item, { message })',
  'run.errored(item, { message })',
  'controller.createTestItem(id, label)',
  'item.label = text',
  'item.tooltip = text',
  'panel.title = text',
  "item['description'] = text",
  "vscode.commands.executeCommand('vscode.diff', left, right, title)",
];
const writing = [
  'vscode.workspace.fs.writeFile(uri, bytes)',
  'vscode.workspace.fs.delete(uri)',
  'vscode.workspace.fs.copy(from, to)',
  'vscode.workspace.fs.rename(from, to)',
  'vscode.workspace.fs.createDirectory(uri)',
  'const files = vscode.workspace.fs',
  'vscode.workspace.applyEdit(edit)',
  'vscode.workspace.save(uri)',
  'vscode.workspace.saveAll()',
  'vscode.workspace.updateWorkspaceFolders(0, 1)',
  'vscode.workspace.getConfiguration().update(name, 1)',
  'const settings = vscode.workspace.getConfiguration()',
  'vscode.workspace.isTrusted',
  'vscode.commands.registerCommand(id, action)',
  'vscode.commands.registerTextEditorCommand(id, action)',
  'vscode.tasks.executeTask(task)',
  'vscode.debug.startDebugging(folder, name)',
  "vscode.commands.executeCommand('workbench.action.files.saveAll')",
];
const hidden = [
  "import { window } from 'vscode'",
  "import { window as vscode } from 'vscode'",
  "import * as code from 'vscode'",
  "export * from 'vscode'",
  "export { window } from 'vscode'",
  "const { window } = await import('vscode')",
  "type Item = import('vscode').TreeItem",
  'const { window } = vscode',
  'const all = vscode',
  'const { showErrorMessage } = vscode.window',
  "vscode['window'].showErrorMessage(text)",
  "vscode.window['showErrorMessage'](text)",
  'text as Shown',
  'text as unknown as Shown',
  'text as ShownMarkdown',
];

describe('the walls around showing and writing', () => {
  it.each([...showing, ...writing, ...hidden])('refuse %s', code => {
    expect(lint(feature, code)).not.toEqual([]);
  });

  it.each([
    'vscode.window.activeTextEditor?.document.getText()',
    'vscode.workspace.fs.readFile(uri)',
    'vscode.workspace.getConfiguration().get(name)',
    "vscode.workspace.getConfiguration('editor', document).get('fontSize', 14)",
    "vscode.commands.executeCommand('setContext', key, true)",
    'vscode.commands.executeCommand(ids.openLesson, id)',
    "import * as vscode from 'vscode'; new vscode.Range(0, 0, 0, 0)",
    "import type * as vscode from 'vscode'; let event: vscode.Event<void>",
    'this.text = text',
  ])('let %s pass', code => {
    expect(lint(feature, code)).toEqual([]);
  });

  it('keep each room to its own', () => {
    expect(lint('src/extension/shown/messages.ts', 'vscode.window.showErrorMessage(sentence)')).toEqual([]);
    expect(lint('src/extension/trust/guardedFiles.ts', 'vscode.workspace.fs.writeFile(uri, bytes)')).toEqual([]);
    expect(lint('src/extension/shown/messages.ts', 'vscode.workspace.fs.writeFile(uri, bytes)')).toHaveLength(1);
    expect(lint('src/extension/trust/trust.ts', 'vscode.window.showErrorMessage(sentence)')).toHaveLength(1);
    expect(lint('src/core/words/shownText.ts', 'text as Shown')).toEqual([]);
    expect(lint('src/core/words/outcomeText.ts', 'text as Shown')).toHaveLength(1);
  });

  it('hold in the whole extension, as ESLint runs here', async () => {
    const eslint = new ESLint({ cwd: repository });
    for (const file of [feature, 'src/core/run/run.ts', 'src/extension/extension.ts']) {
      const { rules } = (await eslint.calculateConfigForFile(join(repository, file))) as { rules: Record<string, unknown[]> };
      expect(rules['gatescope/guarded']?.[0]).toBe(2);
    }
  });
});
