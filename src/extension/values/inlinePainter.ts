import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import type { Settings } from '../settings.ts';
import type { Decorations } from './decorations.ts';
import { isLeftOfDiff } from './diffSide.ts';
import { paintLines } from './linePainting.ts';
import type { Edit, Typing } from './typing.ts';
import type { ValueSheet } from './valueSheet.ts';
import type { ValueSheets } from './valueSheets.ts';

/** Values are painted at most so often; the first at once. */
const leastGapMs = 250;

export interface InlinePainterOptions {
  readonly sheets: ValueSheets;
  readonly decorations: Decorations;
  readonly typing: Typing;
  readonly settings: Settings;
}

/** Decides when values are painted; what is painted is decided by `paintLines`. */
export class InlinePainter extends Disposable {
  private readonly options: InlinePainterOptions;
  private paintedAt = 0;
  private timer: HostTimer | undefined;
  private moveTimer: HostTimer | undefined;
  /** Lines edited since the last painting, by document. */
  private readonly written = new Map<string, readonly number[]>();

  constructor(options: InlinePainterOptions) {
    super();
    this.options = options;
    const { sheets, typing, settings } = options;
    const paintSoon = (): void => {
      this.paintSoon();
    };
    const paintNow = (): void => {
      this.paintAll();
    };
    this.register(sheets.onDidReplace(paintNow));
    this.register(sheets.onDidChange(paintSoon));
    this.register(typing.onDidEnd(paintNow));
    this.register(settings.onDidChange(paintNow));
    this.register(vscode.window.onDidChangeVisibleTextEditors(paintNow));
    this.register(vscode.window.onDidChangeActiveColorTheme(paintNow));
    this.register(vscode.window.onDidChangeTextEditorVisibleRanges(paintSoon));
    this.register(
      typing.onDidEdit(edit => {
        this.moveSoon(edit);
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.timer);
        clearTimeout(this.moveTimer);
      },
    });
  }

  private paintSoon(): void {
    if (this.timer) return;
    const wait = this.paintedAt + leastGapMs - Date.now();
    if (wait <= 0) this.paintAll();
    else
      this.timer = setTimeout(() => {
        this.paintAll();
      }, wait);
  }

  private paintAll(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.paintedAt = Date.now();
    const { sheets, typing } = this.options;
    for (const editor of vscode.window.visibleTextEditors) {
      const sheet = sheets.get(editor.document.uri);
      // While the learner types, newer values wait, and what is there only moves. The first ones of a run were asked for.
      if (sheet && (sheet.isNew || !typing.isOn(sheet.uri))) sheet.refresh();
      this.paint(editor, sheet, []);
    }
  }

  /** After all listeners of the edit, so that the lines have been followed. */
  private moveSoon({ document, lines }: Edit): void {
    const { sheets } = this.options;
    if (!sheets.get(document.uri)) return;
    const key = document.uri.toString();
    this.written.set(key, [...(this.written.get(key) ?? []), ...lines]);
    this.moveTimer ??= setTimeout(() => {
      this.moveTimer = undefined;
      const written = new Map(this.written);
      this.written.clear();
      for (const editor of vscode.window.visibleTextEditors) {
        const here = written.get(editor.document.uri.toString());
        if (here) this.paint(editor, sheets.get(editor.document.uri), here);
      }
    }, 0);
  }

  /** `written`: lines (0-based) that were edited, where VS Code may have moved what is painted behind them. */
  private paint(editor: vscode.TextEditor, sheet: ValueSheet | undefined, written: readonly number[]): void {
    const { sheets, decorations, typing, settings } = this.options;
    if (!sheet || isLeftOfDiff(editor)) {
      decorations.clear(editor);
      return;
    }
    const { uri } = editor.document;
    const paintings = paintLines(sheet.lines(editor.document), {
      density: settings.density,
      isDimmed: sheets.isOutdated(uri) || typing.isLong(uri),
      visible: editor.visibleRanges.map(({ start, end }) => ({ from: start.line + 1, to: end.line + 1 })),
    });
    const mustMove = paintings.some(({ line }) => written.includes(line - 1));
    decorations.paint(editor, paintings, mustMove);
  }
}
