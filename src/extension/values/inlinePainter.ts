import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { Timer } from '../host/timer.ts';
import type { Settings } from '../trust/settings.ts';
import type { Decorations } from './decorations.ts';
import { isLeftOfDiff } from './diffSide.ts';
import type { EditorRoom } from './editorRoom.ts';
import { paintLines } from './linePainting.ts';
import type { Edit, Typing } from './typing.ts';
import type { ValueSheet } from './valueSheet.ts';
import type { ValueSheets } from './valueSheets.ts';

/** The min wait between two paintings, in milliseconds. The first is painted at once. */
const leastGapMs = 250;
/** The same while the learner goes from step to step. */
const leastStepMs = 40;

export interface InlinePainterOptions {
  readonly sheets: ValueSheets;
  readonly decorations: Decorations;
  readonly typing: Typing;
  readonly settings: Settings;
  readonly live: { isAwaited(uri: vscode.Uri): boolean };
  readonly room: EditorRoom;
}

/** Decides when values are painted; what is painted is decided by `paintLines`. */
export class InlinePainter extends Disposable {
  private readonly options: InlinePainterOptions;
  private paintedAt = 0;
  private readonly painting = this.register(new Timer());
  private readonly moving = this.register(new Timer());
  /** Lines edited since the last painting, by document. */
  private readonly written = new Map<string, readonly number[]>();

  constructor(options: InlinePainterOptions) {
    super();
    this.options = options;
    const { sheets, typing, settings, room } = options;
    const paintSoon = (): void => {
      this.paintSoon();
    };
    const paintNow = (): void => {
      this.paintAll();
    };
    this.register(sheets.onDidReplace(paintNow));
    this.register(
      sheets.onDidSettle(() => {
        // Else its last values stand there already.
        if (this.painting.isWaiting) this.paintAll();
      }),
    );
    this.register(
      sheets.onDidStep(() => {
        this.paintSoon(leastStepMs);
      }),
    );
    this.register(sheets.onDidChange(paintSoon));
    this.register(
      sheets.onDidAge(() => {
        this.paintAsIs();
      }),
    );
    this.register(typing.onDidEnd(paintNow));
    this.register(settings.onDidChange(paintNow));
    this.register(
      room.onDidChange(() => {
        this.paintAsIs();
      }),
    );
    this.register(vscode.window.onDidChangeVisibleTextEditors(paintNow));
    this.register(vscode.window.onDidChangeActiveColorTheme(paintNow));
    this.register(vscode.window.onDidChangeTextEditorVisibleRanges(paintSoon));
    this.register(
      typing.onDidEdit(edit => {
        this.moveSoon(edit);
      }),
    );
  }

  private paintSoon(leastMs = leastGapMs): void {
    if (this.painting.isWaiting) return;
    const wait = this.paintedAt + leastMs - Date.now();
    if (wait <= 0) this.paintAll();
    else
      this.painting.wait(wait, () => {
        this.paintAll();
      });
  }

  private paintAll(): void {
    this.painting.stop();
    this.paintedAt = Date.now();
    const { sheets, typing } = this.options;
    for (const editor of vscode.window.visibleTextEditors) {
      const sheet = sheets.get(editor.document.uri);
      // While the learner types, newer values wait, and what is there only moves. The first ones of a run were asked
      // for, and all of one that follows the typing.
      if (sheet && (sheet.isNew || sheet.run.isLive || !typing.isOn(sheet.uri))) sheet.refresh();
      this.paint(editor, sheet, []);
    }
  }

  /** Values that are shown already, in the colours they have now. */
  private paintAsIs(): void {
    for (const editor of vscode.window.visibleTextEditors) this.paint(editor, this.options.sheets.get(editor.document.uri), []);
  }

  /** After all listeners of the edit, so that the lines have been followed. */
  private moveSoon({ document, lines }: Edit): void {
    const { sheets } = this.options;
    if (!sheets.get(document.uri)) return;
    const key = document.uri.toString();
    this.written.set(key, [...(this.written.get(key) ?? []), ...lines]);
    if (this.moving.isWaiting) return;
    this.moving.wait(0, () => {
      const written = new Map(this.written);
      this.written.clear();
      for (const editor of vscode.window.visibleTextEditors) {
        const here = written.get(editor.document.uri.toString());
        if (here) this.paint(editor, sheets.get(editor.document.uri), here);
      }
    });
  }

  /** `written`: lines (0-based) that were edited, where VS Code may have moved what is painted behind them. */
  private paint(editor: vscode.TextEditor, sheet: ValueSheet | undefined, written: readonly number[]): void {
    const { sheets, decorations, typing, settings, live, room } = this.options;
    if (!sheet || isLeftOfDiff(editor)) {
      decorations.clear(editor);
      return;
    }
    const { uri } = editor.document;
    const paintings = paintLines(sheet.lines(editor.document), {
      density: settings.density,
      // Live values follow the typing however long it goes on.
      isDimmed: sheets.isOutdated(uri) || (typing.isLong(uri) && !sheet.run.isLive),
      isAwaited: live.isAwaited(uri),
      visible: editor.visibleRanges.map(({ start, end }) => ({ from: start.line + 1, to: end.line + 1 })),
      room: room.behind(editor),
    });
    const mustMove = paintings.some(({ line }) => written.includes(line - 1));
    decorations.paint(editor, paintings, mustMove);
  }
}
