import * as vscode from 'vscode';
import { paintRanges, paintType } from '../shown/painting.ts';
import { Disposable } from '../../core/base/disposable.ts';

/** Lights one line in the editors that show it, in the theme's colours for what is spoken of elsewhere. */
export class LineLight extends Disposable {
  private readonly type = this.register(
    paintType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
      borderColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
      overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
      border: '1px solid',
      borderWidth: '0 0 0 3px',
    }),
  );

  show(document: vscode.TextDocument, line: number): void {
    this.clear();
    if (line >= document.lineCount) return;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) paintRanges(editor, this.type, [document.lineAt(line).range]);
    }
  }

  clear(): void {
    for (const editor of vscode.window.visibleTextEditors) paintRanges(editor, this.type, []);
  }
}
