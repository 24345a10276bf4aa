import * as vscode from 'vscode';
import { settingsOf } from '../host/readSetting.ts';

/** The first row that is wholly in sight. */
export function firstRow(editor: vscode.TextEditor): number {
  return editor.visibleRanges[0]?.start.line ?? 0;
}

/** The last row that `showFirst` can have as the first. */
export function lastFirstRow(editor: vscode.TextEditor): number {
  return Math.max(0, editor.document.lineCount - 1 - rowsAbove(editor));
}

/** Scrolls so that a row is the first. Rows after the last of them cannot be. */
export function showFirst(editor: vscode.TextEditor, row: number): void {
  const reveal = (line: number, how: vscode.TextEditorRevealType): void => {
    editor.revealRange(new vscode.Range(line, 0, line, 0), how);
  };
  // The first line has lenses above it, which "at the top" would leave out; nothing is above the middle of them.
  if (row === 0) reveal(0, vscode.TextEditorRevealType.InCenter);
  else reveal(Math.min(row, lastFirstRow(editor)) + rowsAbove(editor), vscode.TextEditorRevealType.AtTop);
}

/** What VS Code keeps free above a line that it shows at the top: for sticky scroll, and around the cursor. */
function rowsAbove({ document, visibleRanges }: vscode.TextEditor): number {
  const setting = settingsOf('editor', document);
  const number = (name: string, usual: number): number => {
    const value = setting(name);
    return typeof value === 'number' ? value : usual;
  };
  const sticky = setting('stickyScroll.enabled') === false ? 0 : number('stickyScroll.maxLineCount', 5);
  const shown = visibleRanges.reduce((sum, { start, end }) => sum + end.line - start.line + 1, 0);
  return Math.min(Math.floor(shown / 2), Math.max(sticky, number('cursorSurroundingLines', 0)));
}
