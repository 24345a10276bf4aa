import * as vscode from 'vscode';
import { onDidChangeAnyTab } from '../host/tabs.ts';

/**
 * Resolves when no tab of the first column shows such a webview: it was moved away or closed. VS Code moves it in its
 * own time.
 */
export async function whenNotInFirstColumn(viewType: string): Promise<void> {
  if (!isInFirstColumn(viewType)) return;
  await new Promise<void>(resolve => {
    const waiting = onDidChangeAnyTab(() => {
      if (isInFirstColumn(viewType)) return;
      waiting.dispose();
      resolve();
    });
  });
}

function isInFirstColumn(viewType: string): boolean {
  const first = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === vscode.ViewColumn.One);
  // VS Code puts a word of its own before the type.
  return first?.tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType)) ?? false;
}
