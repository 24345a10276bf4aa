import type * as real from 'vscode';
import { ViewColumn } from './kinds.ts';
import { Range, Selection } from './positions.ts';

/** An editor that shows a document; what is painted in it is kept. */
export class FakeEditor implements real.TextEditor {
  readonly document: real.TextDocument;
  readonly viewColumn: real.ViewColumn;
  options: real.TextEditorOptions = {};
  visibleRanges: readonly real.Range[] = [new Range(0, 0, 40, 0)];
  /** Lines that were asked to be brought into sight, and how. */
  readonly revealed: { readonly line: number; readonly how: real.TextEditorRevealType | undefined }[] = [];
  readonly painted: { readonly type: real.TextEditorDecorationType; readonly at: readonly (real.Range | real.DecorationOptions)[] }[] = [];
  selection: real.Selection = new Selection(0, 0, 0, 0);
  selections: readonly real.Selection[] = [this.selection];

  constructor(document: real.TextDocument, viewColumn: real.ViewColumn = ViewColumn.One) {
    this.document = document;
    this.viewColumn = viewColumn;
  }
  setDecorations(type: real.TextEditorDecorationType, at: readonly (real.Range | real.DecorationOptions)[]): void {
    this.painted.push({ type, at });
  }
  edit(): Promise<boolean> {
    return Promise.resolve(false);
  }
  insertSnippet(): Promise<boolean> {
    return Promise.resolve(false);
  }
  revealRange({ start: { line } }: real.Range, how?: real.TextEditorRevealType): void {
    this.revealed.push({ line, how });
  }
  show(): void {
    // Everything is shown here.
  }
  hide(): void {
    // Nothing is hidden here.
  }
}

export class TabInputText implements real.TabInputText {
  readonly uri: real.Uri;
  constructor(uri: real.Uri) {
    this.uri = uri;
  }
}

export class TabInputTextDiff implements real.TabInputTextDiff {
  readonly original: real.Uri;
  readonly modified: real.Uri;
  constructor(original: real.Uri, modified: real.Uri) {
    this.original = original;
    this.modified = modified;
  }
}

export class TabInputWebview implements real.TabInputWebview {
  readonly viewType: string;
  constructor(viewType: string) {
    this.viewType = viewType;
  }
}

/** A column of tabs. The first tab is the one in front. */
export class FakeTabGroup implements real.TabGroup {
  readonly isActive = false;
  readonly viewColumn: real.ViewColumn;
  readonly tabs: readonly real.Tab[];
  constructor(viewColumn: real.ViewColumn, inputs: readonly unknown[] = []) {
    this.viewColumn = viewColumn;
    this.tabs = inputs.map((input, at) => ({
      ...{ label: '', group: this, input, isActive: at === 0, isDirty: false, isPinned: false, isPreview: false },
    }));
  }
  get activeTab(): real.Tab | undefined {
    return this.tabs[0];
  }
}
