import * as vscode from 'vscode';

/** Reads settings of VS Code and of other extensions as they hold for a document; they can hold anything. */
export type ReadSetting = (name: string) => unknown;

/** `section`: what the names begin with, as `editor`. */
export function settingsOf(section: string, document: vscode.TextDocument): ReadSetting {
  return name => vscode.workspace.getConfiguration(section, document).get(name);
}
