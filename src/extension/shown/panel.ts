import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

/** A page of ours in a tab of that title. */
export function panelWith(
  viewType: string,
  title: Shown,
  column: vscode.ViewColumn | { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean },
  options: vscode.WebviewOptions & vscode.WebviewPanelOptions,
): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewType, title, column, options);
}

export function renamePanel(panel: vscode.WebviewPanel, title: Shown): void {
  panel.title = title;
}
