import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { colors } from '../host/ids.ts';
import type { Series } from '../../core/run/value.ts';
import { paintPictures, paintTexts, paintType, type PaintedPicture, type TextLook } from '../shown/painting.ts';
import { curveColors } from './curveColors.ts';
import { curveImage, dataAddress } from './curveImage.ts';
import type { LinePainting, Look } from './linePainting.ts';

const curveMargin = '0 0 0 1ch';
const textMargin = '0 0 0 2ch';

/** The decoration types of inline values, each made once: one for the texts and one for the curves behind them. */
export class Decorations extends Disposable {
  private readonly text: vscode.TextEditorDecorationType;
  private readonly curve: vscode.TextEditorDecorationType;
  private readonly painted = new WeakMap<vscode.TextEditor, string>();
  /** The types an editor shows something of. */
  private readonly shown = new WeakMap<vscode.TextEditor, Set<vscode.TextEditorDecorationType>>();

  constructor() {
    super();
    const make = (): vscode.TextEditorDecorationType =>
      this.register(paintType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed }));
    // VS Code orders decorations at one place by their types' keys, as text: '…10' stands before '…9'.
    const [first, second] = [make(), make()];
    [this.text, this.curve] = first.key < second.key ? [first, second] : [second, first];
  }

  /** `mustMove`: lines with paintings were edited, so that what is behind them may not be at their ends any more. */
  paint(editor: vscode.TextEditor, paintings: readonly LinePainting[], mustMove: boolean): void {
    const key = JSON.stringify([paintings, vscode.window.activeColorTheme.kind]);
    if (!mustMove && this.painted.get(editor) === key) return;
    this.painted.set(editor, key);
    const texts = paintings.filter(({ text }) => text !== '');
    if (this.hasChange(editor, this.text, texts.length)) paintTexts(editor, this.text, texts, textLook);
    const curves = paintings.flatMap(({ line, look, curve }) => (curve ? [{ line, look, curve }] : []));
    if (this.hasChange(editor, this.curve, curves.length)) paintPictures(editor, this.curve, curves, each => curvePicture(editor, each));
  }

  /** False where nothing was painted and nothing is: each call goes to VS Code's window. */
  private hasChange(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, count: number): boolean {
    const shown = this.shown.get(editor) ?? new Set();
    this.shown.set(editor, shown);
    if (count === 0) return shown.delete(type);
    shown.add(type);
    return true;
  }

  clear(editor: vscode.TextEditor): void {
    if (this.painted.get(editor) !== undefined) this.paint(editor, [], false);
  }
}

function textLook({ look }: LinePainting): TextLook {
  return { color: new vscode.ThemeColor(colors[look]), margin: textMargin, ...(look === 'old' ? { fontStyle: 'italic' } : {}) };
}

function curvePicture(editor: vscode.TextEditor, { curve, look }: { readonly curve: Series; readonly look: Look }): PaintedPicture {
  const fontSize = vscode.workspace.getConfiguration('editor', editor.document).get('fontSize', 14);
  const size = { width: Math.round(fontSize * 5), height: Math.round(fontSize * 0.9) };
  const image = (color: string): vscode.Uri => vscode.Uri.parse(dataAddress(curveImage(curve, size, color)));
  const { kind } = vscode.window.activeColorTheme;
  const dark = kind === vscode.ColorThemeKind.HighContrast ? curveColors.darkContrast : curveColors.dark;
  const light = kind === vscode.ColorThemeKind.HighContrastLight ? curveColors.lightContrast : curveColors.light;
  const isOld = look === 'old';
  return { margin: curveMargin, dark: image(isOld ? curveColors.old : dark), light: image(isOld ? curveColors.old : light) };
}
