import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { LineMapper, type MappedLine, type TextChange } from './lineMapper.ts';
import { textChanges } from './textChanges.ts';

/** The text of a file as it was run, followed through every edit since. Make it in the same turn the text is read. */
export class TrackedText extends Disposable {
  readonly uri: vscode.Uri;
  readonly text: string;
  private readonly mapper: LineMapper;

  /** @param now the text as it reads now, where the file was changed while nobody followed it */
  constructor(uri: vscode.Uri, text: string, now = text) {
    super();
    this.uri = uri;
    this.text = text;
    this.mapper = new LineMapper(text);
    this.mapper.apply(textChanges(text, now));
    const key = uri.toString();
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === key) this.mapper.apply(contentChanges.map(toTextChange));
      }),
    );
  }

  /** True while `document` reads as it did when it was run. */
  isCurrent(document: vscode.TextDocument): boolean {
    return document.getText() === this.text;
  }

  /** Where a line (1-based) of the text that ran stands in `document` now; null where it is gone. */
  locate(line: number, document: vscode.TextDocument): MappedLine | null {
    // A change that was missed (the file changed while it was closed) leaves nothing to stand on.
    if (this.mapper.lineCount !== document.lineCount) return null;
    const mapped = this.mapper.locate(line);
    if (mapped === null || this.mapper.textAt(mapped.line) !== document.lineAt(mapped.line - 1).text) return null;
    return mapped;
  }
}

function toTextChange({ range, text }: vscode.TextDocumentContentChangeEvent): TextChange {
  return {
    startLine: range.start.line,
    startColumn: range.start.character,
    endLine: range.end.line,
    endColumn: range.end.character,
    text,
  };
}
