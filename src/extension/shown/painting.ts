import * as vscode from 'vscode';
import type { Shown } from '../../core/shownText.ts';

/** What stands after a place in the editor: a text, or a picture. */
export interface PaintedAfter {
  readonly margin: string;
  readonly contentText?: Shown;
  readonly contentIconPath?: vscode.Uri;
  readonly color?: vscode.ThemeColor;
  readonly fontStyle?: string;
}

export interface Painted {
  readonly range: vscode.Range;
  readonly renderOptions?: {
    readonly after?: PaintedAfter;
    readonly dark?: { readonly after: PaintedAfter };
    readonly light?: { readonly after: PaintedAfter };
  };
}

/** The look that a whole kind of paintings has; it holds no words. */
export type PaintLook = Pick<
  vscode.DecorationRenderOptions,
  'rangeBehavior' | 'isWholeLine' | 'backgroundColor' | 'overviewRulerColor' | 'border' | 'borderColor' | 'borderWidth'
>;

export function paintType(look: PaintLook): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType(look);
}

export function paint(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, painted: readonly Painted[]): void {
  editor.setDecorations(type, [...painted]);
}
