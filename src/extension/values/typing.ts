import * as vscode from 'vscode';
import { Disposable } from '../../core/disposable.ts';

/** So long without an edit, and typing is over. */
const stillMs = 400;
/** So long with edits, and what is shown cannot keep up. */
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
  private timer: HostTimer | undefined;
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
    this.register({
      dispose: () => {
        clearTimeout(this.timer);
      },
    });
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.last = 0;
      this.ended.fire(document);
    }, stillMs);
    this.edited.fire(edit);
  }
}

function writtenLines({ range, text }: vscode.TextDocumentContentChangeEvent): number[] {
  const last = range.start.line + text.split(/\r\n|\r|\n/).length - 1;
  return [range.start.line, last];
}
