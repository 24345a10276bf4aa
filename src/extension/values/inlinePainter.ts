import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';
import { isSameUri } from '../labs/labDocument.ts';
import type { Settings } from '../settings.ts';
import type { Decorations } from './decorations.ts';
import { isLeftOfDiff } from './diffSide.ts';
import { paintLines } from './linePainting.ts';
import type { Typing } from './typing.ts';
import type { ValueSheet } from './valueSheet.ts';
import type { ValueSheets } from './valueSheets.ts';

/** Values are painted at most so often; the first at once. */
const leastGapMs = 100;

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
  private readonly moved = new Set<vscode.TextDocument>();

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
    this.register(sheets.onDidChange(paintSoon));
    this.register(typing.onDidEnd(paintNow));
    this.register(settings.onDidChange(paintNow));
    this.register(vscode.window.onDidChangeVisibleTextEditors(paintNow));
    this.register(vscode.window.onDidChangeActiveColorTheme(paintNow));
    this.register(vscode.window.onDidChangeTextEditorVisibleRanges(paintSoon));
    this.register(
      typing.onDidEdit(document => {
        this.moveSoon(document);
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
      // While the learner types, new values wait; what is there only moves.
      if (sheet && !typing.isOn(sheet.uri)) sheet.refresh();
      this.paint(editor, sheet, false);
    }
  }

  /** After all listeners of the edit, so that the lines have been followed. */
  private moveSoon(document: vscode.TextDocument): void {
    if (!this.options.sheets.get(document.uri)) return;
    this.moved.add(document);
    this.moveTimer ??= setTimeout(() => {
      this.moveTimer = undefined;
      const documents = [...this.moved];
      this.moved.clear();
      for (const editor of vscode.window.visibleTextEditors) {
        if (documents.some(({ uri }) => isSameUri(uri, editor.document.uri)))
          this.paint(editor, this.options.sheets.get(editor.document.uri), true);
      }
    }, 0);
  }

  private paint(editor: vscode.TextEditor, sheet: ValueSheet | undefined, mustMove: boolean): void {
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
    decorations.paint(editor, paintings, mustMove);
  }
}
