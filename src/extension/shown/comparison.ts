import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

/** Lays two documents side by side in a tab of that title; in the first column where `isFirst`. */
export async function showComparison(left: vscode.Uri, right: vscode.Uri, title: Shown, isFirst = false): Promise<void> {
  const where = isFirst ? [{ viewColumn: vscode.ViewColumn.One }] : [];
  await vscode.commands.executeCommand('vscode.diff', left, right, title, ...where);
}
