import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { colors } from '../ids.ts';
import { paint, paintType, type Painted, type PaintedAfter } from '../shown/painting.ts';
import { unbroken } from '../../core/shownText.ts';
import { curveImage, dataAddress } from './curveImage.ts';
import type { LinePainting } from './linePainting.ts';

/** Pictures cannot use theme colours; these are the defaults of `gatescope.seriesForeground` and `gatescope.oldForeground`. */
const curveColors = { dark: '#75beff', light: '#0451a5', darkContrast: '#9cdcfe', lightContrast: '#0f4a85', old: '#808080' };

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
    this.set(
      editor,
      this.text,
      paintings.filter(({ text }) => text !== '').map(painting => this.textAfter(editor, painting)),
    );
    this.set(
      editor,
      this.curve,
      paintings.map(painting => this.curveAfter(editor, painting)).filter(option => option !== null),
    );
  }

  /** Each call goes to VS Code's window, also one that changes nothing. */
  private set(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, options: readonly Painted[]): void {
    const shown = this.shown.get(editor) ?? new Set();
    this.shown.set(editor, shown);
    if (options.length === 0 && !shown.delete(type)) return;
    if (options.length > 0) shown.add(type);
    paint(editor, type, options);
  }

  clear(editor: vscode.TextEditor): void {
    if (this.painted.get(editor) !== undefined) this.paint(editor, [], false);
  }

  private textAfter(editor: vscode.TextEditor, { line, text, look }: LinePainting): Painted {
    const after: PaintedAfter = {
      // Blanks would be collapsed.
      contentText: unbroken(text),
      color: new vscode.ThemeColor(colors[look]),
      margin: textMargin,
      ...(look === 'old' ? { fontStyle: 'italic' } : {}),
    };
    return { range: endOf(editor, line), renderOptions: { after } };
  }

  private curveAfter(editor: vscode.TextEditor, { line, curve, look }: LinePainting): Painted | null {
    if (!curve) return null;
    const fontSize = vscode.workspace.getConfiguration('editor', editor.document).get('fontSize', 14);
    const size = { width: Math.round(fontSize * 5), height: Math.round(fontSize * 0.9) };
    const image = (color: string): { after: PaintedAfter } => ({
      after: { contentIconPath: vscode.Uri.parse(dataAddress(curveImage(curve, size, color))), margin: curveMargin },
    });
    const { kind } = vscode.window.activeColorTheme;
    const dark = kind === vscode.ColorThemeKind.HighContrast ? curveColors.darkContrast : curveColors.dark;
    const light = kind === vscode.ColorThemeKind.HighContrastLight ? curveColors.lightContrast : curveColors.light;
    const isOld = look === 'old';
    return {
      range: endOf(editor, line),
      renderOptions: { dark: image(isOld ? curveColors.old : dark), light: image(isOld ? curveColors.old : light) },
    };
  }
}

function endOf(editor: vscode.TextEditor, line: number): vscode.Range {
  const { end } = editor.document.lineAt(line - 1).range;
  return new vscode.Range(end, end);
}
