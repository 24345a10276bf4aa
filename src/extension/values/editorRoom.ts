import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { lineColumns, wrappedColumns } from '../../core/words/textColumns.ts';
import { settingsOf, type ReadSetting } from '../host/readSetting.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import { visibleLabs } from '../host/labDocument.ts';
import { onDidChangeAnyTab } from '../host/tabs.ts';
import { isInDiff } from './diffSide.ts';
import { editorColumns, type EditorLook } from './editorColumns.ts';
import { groupWidths } from './groupWidths.ts';
import { InlayHints } from './inlayHints.ts';

/** Before the text that is painted. */
const margin = 2;
/** What is assumed where nobody tells: an editor beside the lesson page, on a screen of 1,600 pixels. */
const usualColumns = 84;

/** What is known of VS Code's Panel, which is below the editors as a rule. */
interface PanelSize {
  /** In pixels; null where it is not known. */
  readonly panelWidth: number | null;
  readonly onDidResize: vscode.Event<void>;
}

/**
 * How much room there is behind the lines of an editor, in columns. No event tells that an editor has become wider or
 * narrower, so VS Code is asked again whenever something happens that may have come with it (decision 44).
 */
export class EditorRoom extends Disposable {
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private readonly hints = this.register(new InlayHints());
  private readonly panel: PanelSize;
  private readonly layout: EditorLayout;
  private widths: readonly (number | null)[] = [];
  private asking: Promise<void> | null = null;
  private mustAskAgain = false;
  /** Something is painted in this window: it may be in a file beside a lab. */
  private isNeeded = false;

  constructor(panel: PanelSize, layout: EditorLayout) {
    super();
    this.panel = panel;
    this.layout = layout;
    const ask = (): void => {
      this.ask();
    };
    this.register(vscode.window.onDidChangeVisibleTextEditors(ask));
    this.register(vscode.window.onDidChangeActiveTextEditor(ask));
    this.register(vscode.window.onDidChangeTextEditorVisibleRanges(ask));
    this.register(vscode.window.onDidChangeTextEditorSelection(ask));
    this.register(onDidChangeAnyTab(ask));
    this.register(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('editor')) this.changed.fire();
      }),
    );
    this.register(
      this.hints.onDidChange(() => {
        this.changed.fire();
      }),
    );
    this.register(panel.onDidResize(ask));
    this.register(layout.onDidSet(ask));
    ask();
  }

  /** Has VS Code asked how wide its editors are; at once, or after the question that is on. */
  private ask(): void {
    // Every move of a cursor asks: whoever has no lab does not pay for it.
    if (!this.isNeeded && visibleLabs().length === 0) return;
    if (this.asking) {
      this.mustAskAgain = true;
      return;
    }
    this.asking = this.takeWidths().finally(() => {
      this.asking = null;
      if (!this.mustAskAgain || this.isDisposed) return;
      this.mustAskAgain = false;
      this.ask();
    });
  }

  /** The columns that are free behind a line (1-based) of an editor; less than none where the line is longer. */
  behind(editor: vscode.TextEditor): (line: number) => number {
    this.isNeeded = true;
    const { document, options } = editor;
    const setting = settingsOf('editor', document);
    const width = this.widthOf(editor);
    const columns = width === null ? usualColumns : editorColumns(width, document.lineCount, lookOf(setting));
    const tabSize = typeof options.tabSize === 'number' ? options.tabSize : 2;
    const wrapAt = wrapColumn(setting, columns);
    const hints = this.hints.columnsOf(editor);
    return line => {
      const { text } = document.lineAt(line - 1);
      const end = wrapAt === null ? lineColumns(text, tabSize) : wrappedColumns(text, tabSize, wrapAt);
      return columns - end - (hints.get(line) ?? 0) - margin;
    };
  }

  private widthOf(editor: vscode.TextEditor): number | null {
    const width = this.widths[(editor.viewColumn ?? 0) - 1] ?? null;
    return width !== null && isInDiff(editor) ? Math.floor(width / 2) : width;
  }

  private async takeWidths(): Promise<void> {
    // A window that does not answer leaves what was known.
    const told = groupWidths(await Promise.resolve(this.layout.read()).catch(() => null));
    // Of a group that is alone VS Code tells the height, unless there was one beside it; the Panel below is as wide.
    const widths = told.length === 1 ? [told[0] ?? this.panel.panelWidth] : told;
    if (this.isDisposed || widths.length === 0 || widths.join() === this.widths.join()) return;
    this.widths = widths;
    this.changed.fire();
  }
}

function lookOf(setting: ReadSetting): EditorLook {
  const number = (name: string, usual: number): number => {
    const value = setting(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : usual;
  };
  const isOn = (name: string): boolean => setting(name) !== false;
  const hasMinimap = isOn('minimap.enabled');
  return {
    fontSize: Math.max(6, number('fontSize', 14)),
    letterSpacing: number('letterSpacing', 0),
    lineHeight: number('lineHeight', 0),
    hasLineNumbers: setting('lineNumbers') !== 'off',
    hasGlyphMargin: isOn('glyphMargin'),
    hasFolding: isOn('folding') && setting('showFoldingControls') !== 'never',
    decorationsWidth: number('lineDecorationsWidth', 10),
    scrollbarWidth: number('scrollbar.verticalScrollbarSize', 14),
    minimapColumns: hasMinimap ? number('minimap.maxColumn', 120) : 0,
    minimapScale: number('minimap.scale', 1),
  };
}

/** In which column lines are wrapped, or null where they are not. */
function wrapColumn(setting: ReadSetting, columns: number): number | null {
  const wrap = setting('wordWrap');
  const at = setting('wordWrapColumn');
  const chosen = typeof at === 'number' ? at : 80;
  if (wrap === 'on') return columns;
  if (wrap === 'wordWrapColumn') return chosen;
  return wrap === 'bounded' ? Math.min(columns, chosen) : null;
}
