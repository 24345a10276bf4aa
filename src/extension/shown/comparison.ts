import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

/** Lays two documents side by side in a tab of that title; in the first column where `isFirst`. */
export async function showComparison(left: vscode.Uri, right: vscode.Uri, title: Shown, isFirst = false): Promise<void> {
  const where = isFirst ? [{ viewColumn: vscode.ViewColumn.One }] : [];
  await vscode.commands.executeCommand('vscode.diff', left, right, title, ...where);
}

/** Takes away the tabs in which two documents are compared. */
export async function closeComparison(left: vscode.Uri, right: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && isOf(input.original, left) && isOf(input.modified, right));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

function isOf(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
