import * as vscode from 'vscode';
import { unbroken, type Shown } from '../../core/words/shownText.ts';

/** The look that a whole kind of paintings has; it holds no words. */
export type PaintLook = Pick<
  vscode.DecorationRenderOptions,
  'rangeBehavior' | 'isWholeLine' | 'backgroundColor' | 'overviewRulerColor' | 'border' | 'borderColor' | 'borderWidth'
>;

/** The look of one text; it holds no words. */
export interface TextLook {
  readonly margin: string;
  readonly color: vscode.ThemeColor;
  readonly fontStyle?: string;
}

/** One picture for themes that are dark and one for those that are light. */
export interface PaintedPicture {
  readonly margin: string;
  readonly dark: vscode.Uri;
  readonly light: vscode.Uri;
}

export function paintType(look: PaintLook): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType(look);
}

/** Paints a text behind each line (1-based). */
export function paintTexts<Line extends { readonly line: number; readonly text: Shown }>(
  editor: vscode.TextEditor,
  type: vscode.TextEditorDecorationType,
  lines: readonly Line[],
  lookOf: (line: Line) => TextLook,
): void {
  editor.setDecorations(
    type,
    lines.map(each => ({
      range: endOf(editor, each.line),
      // Blanks would be collapsed.
      renderOptions: { after: { contentText: unbroken(each.text), ...lookOf(each) } },
    })),
  );
}

/** Paints a picture behind each line (1-based). */
export function paintPictures<Line extends { readonly line: number }>(
  editor: vscode.TextEditor,
  type: vscode.TextEditorDecorationType,
  lines: readonly Line[],
  pictureOf: (line: Line) => PaintedPicture,
): void {
  editor.setDecorations(
    type,
    lines.map(each => {
      const { margin, dark, light } = pictureOf(each);
      return {
        range: endOf(editor, each.line),
        renderOptions: { dark: { after: { contentIconPath: dark, margin } }, light: { after: { contentIconPath: light, margin } } },
      };
    }),
  );
}

/** Paints `ranges` with the look of their kind. */
export function paintRanges(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, ranges: readonly vscode.Range[]): void {
  editor.setDecorations(
    type,
    ranges.map(range => ({ range })),
  );
}

function endOf(editor: vscode.TextEditor, line: number): vscode.Range {
  const { end } = editor.document.lineAt(line - 1).range;
  return new vscode.Range(end, end);
}
