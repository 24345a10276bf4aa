import * as vscode from 'vscode';

/**
 * Tells of every change of tabs. Where VS Code makes its list of all tabs anew, a tab that was opened, moved or closed
 * is told as a change of the columns alone, so that who awaits a tab must listen to both.
 */
export function onDidChangeAnyTab(listener: () => void): vscode.Disposable {
  const { onDidChangeTabs, onDidChangeTabGroups } = vscode.window.tabGroups;
  return vscode.Disposable.from(onDidChangeTabs(listener), onDidChangeTabGroups(listener));
}

/** All tabs of this window. */
export function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(group => group.tabs);
}
