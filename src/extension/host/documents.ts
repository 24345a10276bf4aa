import * as vscode from 'vscode';
import { isSameUri } from './labDocument.ts';
import { isThere, storedText } from './storedFiles.ts';

/** The document that is open at an address. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => isSameUri(document.uri, uri));
}

/** The document at an address, opened where it is not; undefined where there is no such file. */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return openDocumentAt(uri) ?? ((await isThere(uri)) ? vscode.workspace.openTextDocument(uri) : undefined);
}

/** The text of a file as the learner sees it: unsaved text before what is stored. Null where there is no such file. */
export async function seenText(uri: vscode.Uri): Promise<string | null> {
  return openDocumentAt(uri)?.getText() ?? storedText(uri);
}

/**
 * Shows a line (from 1) of a document where it is to be seen already, so that it covers nothing; else in the first
 * column.
 */
export async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = Math.min(Math.max(1, line), document.lineCount) - 1;
  await showRange(document, new vscode.Range(at, 0, at, 0));
}

/** As `showLine`. */
export async function showRange(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
  const seen = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const viewColumn = seen?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
