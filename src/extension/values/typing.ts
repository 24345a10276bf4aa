import * as vscode from 'vscode';
import { Timer } from '../host/timer.ts';
import { Disposable } from '../../core/base/disposable.ts';

/** Typing is over after this long without an edit, in milliseconds. */
const stillMs = 400;
/** Typing is long, and what is shown cannot keep up with it, once edits have gone on for this many milliseconds. */
const longMs = 200;

/** An edit, with the lines (0-based, as they are now) that it wrote on. */
export interface Edit {
  readonly document: vscode.TextDocument;
  readonly lines: readonly number[];
}

/** Knows whether a document is being typed in. */
export class Typing extends Disposable {
  private key = '';
  private since = 0;
  private last = 0;
  private readonly still = this.register(new Timer());
  private readonly edited = this.register(new vscode.EventEmitter<Edit>());
  private readonly ended = this.register(new vscode.EventEmitter<vscode.TextDocument>());
  readonly onDidEdit = this.edited.event;
  /** The document has stood still for 400 ms. */
  readonly onDidEnd = this.ended.event;

  constructor() {
    super();
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edit({ document, lines: contentChanges.flatMap(writtenLines) });
      }),
    );
  }

  isOn(uri: vscode.Uri): boolean {
    return this.key === uri.toString() && Date.now() - this.last < stillMs;
  }

  isLong(uri: vscode.Uri): boolean {
    return this.isOn(uri) && this.last - this.since > longMs;
  }

  private edit(edit: Edit): void {
    const { document } = edit;
    const now = Date.now();
    if (!this.isOn(document.uri)) this.since = now;
    this.key = document.uri.toString();
    this.last = now;
    this.still.wait(stillMs, () => {
      this.last = 0;
      this.ended.fire(document);
    });
    this.edited.fire(edit);
  }
}

function writtenLines({ range, text }: vscode.TextDocumentContentChangeEvent): number[] {
  const last = range.start.line + text.split(/\r\n|\r|\n/).length - 1;
  return [range.start.line, last];
}
