import * as vscode from 'vscode';
import { views } from '../host/ids.ts';

/** Has VS Code make the lab view where there is none, and show it. The focus stays where it is. */
export async function showView(): Promise<void> {
  await vscode.commands.executeCommand(`${views.lab}.focus`, { preserveFocus: true });
}

/** Has VS Code throw the lab view away, its page and all that runs in it, until it is shown again. */
export async function hideView(): Promise<void> {
  await vscode.commands.executeCommand(`${views.lab}.toggleVisibility`);
}
