import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

/** One line of a list to choose from. */
export interface Choice {
  readonly label: Shown;
  readonly description?: Shown;
  readonly detail?: Shown;
}

export interface ListOptions {
  readonly title: Shown;
  readonly placeHolder?: Shown;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  /** Stays when the learner looks at something else. */
  readonly ignoreFocusOut?: boolean;
}

/** Undefined where nothing was chosen. */
export async function askWhich<T extends Choice>(choices: readonly T[], options: ListOptions): Promise<T | undefined> {
  return vscode.window.showQuickPick(choices, options);
}

export interface LineOptions {
  readonly title: Shown;
  readonly prompt: Shown;
  /** What stands there at first. */
  readonly value?: Shown;
  readonly ignoreFocusOut?: boolean;
  /** What is wrong with a text; undefined where nothing is. */
  readonly validateInput: (text: string) => Shown | undefined;
}

/** Undefined where nothing was entered. */
export async function askLine(options: LineOptions): Promise<string | undefined> {
  return vscode.window.showInputBox(options);
}

/** Undefined where no folder was chosen. */
export async function askFolder(title: Shown, openLabel: Shown, defaultUri?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const one = { canSelectFolders: true, canSelectFiles: false, canSelectMany: false };
  const chosen = await vscode.window.showOpenDialog({ ...one, ...(defaultUri && { defaultUri }), title, openLabel });
  return chosen?.[0];
}

/** Where to write a new file; VS Code itself asks before it would write over one. */
export async function askFile(
  title: Shown,
  defaultUri: vscode.Uri,
  filters: Readonly<Record<string, string[]>>,
): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ title, defaultUri, filters });
}
