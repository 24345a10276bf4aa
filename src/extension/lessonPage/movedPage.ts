import * as vscode from 'vscode';

/** Resolves when no tab of the first column shows such a webview: it was moved away or closed. VS Code moves it in its own time. */
export async function whenNotInFirstColumn(viewType: string): Promise<void> {
  if (!isInFirstColumn(viewType)) return;
  await new Promise<void>(resolve => {
    const waiting = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (isInFirstColumn(viewType)) return;
      waiting.dispose();
      resolve();
    });
  });
}

/**
 * Keeps such a webview open if it is the active editor. One that was moved to another column is a preview there: the next file that is
 * looked at would take its place.
 */
export async function keepActive(viewType: string): Promise<void> {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab?.isPreview === true && shows(tab, viewType)) await vscode.commands.executeCommand('workbench.action.keepEditor');
}

function isInFirstColumn(viewType: string): boolean {
  const first = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === vscode.ViewColumn.One);
  return first?.tabs.some(tab => shows(tab, viewType)) ?? false;
}

/** VS Code puts a word of its own before the type. */
function shows({ input }: vscode.Tab, viewType: string): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType);
}
