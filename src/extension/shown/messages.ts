import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

/** A notification. Resolves with the button that was pressed, if any was. */
export async function showInformation(sentence: Shown, ...buttons: readonly Shown[]): Promise<Shown | undefined> {
  return vscode.window.showInformationMessage(sentence, ...buttons);
}

/** As `showInformation`. */
export async function showWarning(sentence: Shown, ...buttons: readonly Shown[]): Promise<Shown | undefined> {
  return vscode.window.showWarningMessage(sentence, ...buttons);
}

/** As `showInformation`. */
export async function showError(sentence: Shown, ...buttons: readonly Shown[]): Promise<Shown | undefined> {
  return vscode.window.showErrorMessage(sentence, ...buttons);
}

/** A question in the way of everything else. True where the button was pressed. */
export async function isConfirmed(question: Shown, detail: Shown, button: Shown): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

/** Shows words in the status bar for `ms` milliseconds. */
export function showInStatusBar(words: Shown, ms: number): void {
  vscode.window.setStatusBarMessage(words, ms);
}
