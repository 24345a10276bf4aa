import * as vscode from 'vscode';
import { isSameUri } from '../host/labDocument.ts';

/** True for the left side of a comparison: it shows what was, and values are of what is. */
export function isLeftOfDiff(editor: vscode.TextEditor): boolean {
  return vscode.window.tabGroups.all.some(group => {
    const input = group.activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    const isHere = editor.viewColumn === undefined || editor.viewColumn === group.viewColumn;
    return isHere && isSameUri(input.original, editor.document.uri) && !isSameUri(input.modified, editor.document.uri);
  });
}

/** True for either side of a comparison: two editors share a group. */
export function isInDiff(editor: vscode.TextEditor): boolean {
  const group = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === editor.viewColumn);
  return group?.activeTab?.input instanceof vscode.TabInputTextDiff;
}
