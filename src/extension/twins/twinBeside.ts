import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import type { EditorLayout } from '../host/editorLayout.ts';
import { isSameUri } from '../host/labDocument.ts';
import { allTabs, onDidChangeAnyTab } from '../host/tabs.ts';
import { Timer } from '../host/timer.ts';
import { inWords } from '../shown/inWords.ts';
import { CursorLines } from './cursorLines.ts';
import { evenColumns } from './evenColumns.ts';
import { ScrollTogether, type EditorPair } from './scrollTogether.ts';
import { twinRows, type TwinRows } from './twinRows.ts';
import { TwinTexts } from './twinTexts.ts';
import type { Twin, Twins } from './twins.ts';

/** Typing has rested for so long, in milliseconds, when the rows are laid out anew. */
const typingMs = 200;

/** The twin that stands beside its lab. */
export interface TwinInSight {
  readonly lab: vscode.TextDocument;
  readonly script: vscode.TextDocument;
  /** Of the lab, as `Lab 4`. */
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly rows: TwinRows;
}

/**
 * A lab's twin in a text of its own beside the lab, row beside row; both scroll together, and the cursor's line is
 * marked in both. There is one at a time.
 */
export class TwinBeside extends Disposable {
  private readonly layout: EditorLayout;
  private readonly texts: TwinTexts;
  private readonly marks = this.register(new CursorLines());
  private readonly scroll = this.register(new ScrollTogether(() => this.editors()));
  private readonly typing = this.register(new Timer());
  private readonly changed = this.register(new vscode.EventEmitter<void>());
  /** It was shown, laid out anew or closed. */
  readonly onDidChange = this.changed.event;
  private shown: TwinInSight | null = null;
  /** The twin whose tab was there: VS Code tells of a tab some time after it has shown it. */
  private seen: vscode.Uri | null = null;
  private giveWidthBack = (): Promise<void> => Promise.resolve();

  constructor(twins: Pick<Twins, 'find'>, layout: EditorLayout) {
    super();
    this.layout = layout;
    this.texts = this.register(
      new TwinTexts(async lab => {
        const twin = await twins.find(lab);
        if (twin) await this.put(twin);
      }),
    );
    this.register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.mark(textEditor);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== this.shown?.lab && document !== this.shown?.script) return;
        this.typing.wait(typingMs, () => {
          if (!this.shown) return;
          this.layOut(this.shown);
          this.followLab();
        });
      }),
    );
    this.register(
      onDidChangeAnyTab(() => {
        if (!this.shown) return;
        const { uri } = this.shown;
        if (allTabs().some(tab => this.isTwin(tab))) this.seen = uri;
        else if (this.seen && isSameUri(this.seen, uri)) void this.end();
      }),
    );
  }

  get inSight(): TwinInSight | null {
    return this.shown;
  }

  /** Shows the twin and gives it the focus, at the line that says what the lab's line says. */
  async show({ lab, script, name }: Twin): Promise<void> {
    if (this.shown && this.shown.lab !== lab) await this.closeTab();
    const labEditor = editorOf(lab) ?? (await vscode.window.showTextDocument(lab, { viewColumn: vscode.ViewColumn.One, preview: false }));
    const { uri, rows } = await this.put({ lab, script, name });
    const document = await vscode.workspace.openTextDocument(uri);
    const isNew = !editorOf(document);
    const row = rows.rowOf(labEditor.selection.active.line);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: columnBeside(labEditor),
      preview: false,
      selection: new vscode.Range(row, 0, row, 0),
    });
    // Rows are the lab's lines, so that its numbers do for both: there is more room without.
    editor.options = { ...editor.options, lineNumbers: vscode.TextEditorLineNumbersStyle.Off };
    if (isNew) this.giveWidthBack = await evenColumns(this.layout);
    this.followLab();
    this.mark(editor);
  }

  /** From the twin to the lab's line that says the same; true where the twin had the focus. */
  async goBack(): Promise<boolean> {
    const editor = vscode.window.activeTextEditor;
    if (!this.shown || !editor || !isSameUri(editor.document.uri, this.shown.uri)) return false;
    const { lab, rows } = this.shown;
    const line = rows.lineOf(editor.selection.active.line);
    const { viewColumn, selection } = editorOf(lab) ?? { viewColumn: vscode.ViewColumn.One, selection: undefined };
    // The learner's place in a line stays where it is the same line.
    const place = selection?.active.line === line ? selection : new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(lab, { ...(viewColumn ? { viewColumn } : {}), preview: false, selection: place });
    return true;
  }

  /** Closes the twin and leads back to the lab. */
  async close(): Promise<void> {
    await this.goBack();
    await this.closeTab();
  }

  private async put({ lab, script, name }: Twin): Promise<TwinInSight> {
    return this.layOut({ lab, script: await vscode.workspace.openTextDocument(script), name });
  }

  private layOut({ lab, script, name }: Pick<TwinInSight, 'lab' | 'script' | 'name'>): TwinInSight {
    const rows = twinRows(script.getText(), lab.getText());
    const uri = this.texts.put(inWords('PyTorch twin of {0}', name), lab.uri, rows.text);
    const shown = (this.shown = { lab, script, name, rows, uri });
    this.changed.fire();
    const active = vscode.window.activeTextEditor;
    if (active) this.mark(active);
    return shown;
  }

  private followLab(): void {
    const pair = this.editors();
    if (pair) this.scroll.align(pair);
  }

  private mark(from: vscode.TextEditor): void {
    const pair = this.editors();
    if (this.shown && pair?.includes(from)) this.marks.show(pair, this.shown.rows, from);
  }

  /** The lab's editor and the twin's, where both are on the screen. */
  private editors(): EditorPair | null {
    if (!this.shown) return null;
    const { uri, lab } = this.shown;
    const twin = vscode.window.visibleTextEditors.find(({ document }) => isSameUri(document.uri, uri));
    const editor = editorOf(lab);
    return editor && twin ? [editor, twin] : null;
  }

  private isTwin({ input }: vscode.Tab): boolean {
    return this.shown !== null && input instanceof vscode.TabInputText && isSameUri(input.uri, this.shown.uri);
  }

  private async closeTab(): Promise<void> {
    const tabs = allTabs().filter(tab => this.isTwin(tab));
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }

  private async end(): Promise<void> {
    this.shown = null;
    this.seen = null;
    this.typing.stop();
    this.marks.clear();
    this.changed.fire();
    await this.giveWidthBack();
    this.giveWidthBack = () => Promise.resolve();
  }
}

function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(editor => editor.document === document);
}

/** The next column, which may have the lesson page; a new one where there is none. */
function columnBeside({ viewColumn }: vscode.TextEditor): vscode.ViewColumn {
  const columns = vscode.window.tabGroups.all.map(group => group.viewColumn);
  return columns.find(column => column > (viewColumn ?? vscode.ViewColumn.One)) ?? vscode.ViewColumn.Beside;
}
