import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { paintRanges, paintType } from '../shown/painting.ts';
import type { EditorPair } from './scrollTogether.ts';
import type { TwinRows } from './twinRows.ts';

/** Marks the line of the cursor in a lab and in its twin, in the theme's colours for what is spoken of elsewhere. */
export class CursorLines extends Disposable {
  private readonly type = this.register(
    paintType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
      borderColor: new vscode.ThemeColor('focusBorder'),
      border: '1px solid',
      borderWidth: '0 0 0 3px',
    }),
  );

  /** Where the cursor of `from` is; the first of the pair is the lab, the second the twin. */
  show([lab, twin]: EditorPair, rows: TwinRows, from: vscode.TextEditor): void {
    const { line } = from.selection.active;
    const [labLine, row] = from === twin ? [rows.lineOf(line), line] : [line, rows.rowOf(line)];
    paintLine(lab, this.type, labLine);
    paintLine(twin, this.type, row);
  }

  clear(): void {
    for (const editor of vscode.window.visibleTextEditors) paintRanges(editor, this.type, []);
  }
}

function paintLine(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, line: number): void {
  paintRanges(editor, type, line < editor.document.lineCount ? [editor.document.lineAt(line).range] : []);
}
