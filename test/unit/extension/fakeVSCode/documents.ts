import type * as real from 'vscode';
import { EventEmitter } from './events.ts';
import { EndOfLine } from './kinds.ts';
import { FileSystemError, memoryFiles } from './memoryFiles.ts';
import { Position, Range } from './positions.ts';
import { Uri } from './uri.ts';

/** The documents that are open. */
export const documents: real.TextDocument[] = [];
export const documentChanged = new EventEmitter<real.TextDocumentChangeEvent>();

/** A document of the editor, whose text can change. It is open from the start. */
export class FakeText implements real.TextDocument {
  readonly uri: real.Uri;
  readonly languageId: string;
  readonly encoding = 'utf8';
  readonly isUntitled: boolean;
  readonly eol: real.EndOfLine = EndOfLine.LF;
  isClosed = false;
  isDirty = false;
  version = 1;
  /** The texts one Undo after the other brings back. */
  readonly undo: string[] = [];
  private text: string;

  constructor(path: string | real.Uri, text: string, isOpen = true) {
    this.uri = typeof path === 'string' ? Uri.file(path) : path;
    this.languageId = this.uri.path.endsWith('.md') ? 'markdown' : 'typescript';
    this.isUntitled = this.uri.scheme === 'untitled';
    this.text = text;
    if (isOpen) documents.push(this);
  }

  get fileName(): string {
    return this.uri.fsPath;
  }

  get lineCount(): number {
    return this.lines.length;
  }

  private get lines(): string[] {
    return this.text.split('\n');
  }

  save(): Promise<boolean> {
    this.isDirty = false;
    return Promise.resolve(true);
  }

  getText(range?: real.Range): string {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }

  lineAt(at: number | real.Position): real.TextLine {
    const lineNumber = typeof at === 'number' ? at : at.line;
    const text = this.lines[lineNumber] ?? '';
    const range = new Range(lineNumber, 0, lineNumber, text.length);
    const firstNonWhitespaceCharacterIndex = text.search(/\S|$/);
    const isEmptyOrWhitespace = text.trim() === '';
    return { lineNumber, text, range, rangeIncludingLineBreak: range, firstNonWhitespaceCharacterIndex, isEmptyOrWhitespace };
  }

  offsetAt({ line, character }: real.Position): number {
    return this.lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
  }

  positionAt(offset: number): Position {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }

  getWordRangeAtPosition({ line, character }: real.Position): Range | undefined {
    for (const { index, 0: word } of this.lineAt(line).text.matchAll(/[\w$]+/g))
      if (index <= character && character <= index + word.length) return new Range(line, index, line, index + word.length);
    return undefined;
  }

  validatePosition({ line, character }: real.Position): Position {
    const valid = Math.min(Math.max(0, line), this.lineCount - 1);
    return new Position(valid, Math.min(character, this.lines[valid]?.length ?? 0));
  }

  validateRange({ start, end }: real.Range): Range {
    return new Range(this.validatePosition(start), this.validatePosition(end));
  }

  /** The whole text, as one edit. */
  replace(text: string): void {
    this.change(0, this.text.length, text);
  }

  /** As somebody types it. */
  insert(line: number, character: number, text: string): void {
    const at = this.offsetAt(new Position(line, character));
    this.change(at, at, text);
  }

  private change(from: number, to: number, text: string): void {
    const range = new Range(this.positionAt(from), this.positionAt(to));
    this.undo.push(this.text);
    this.text = this.text.slice(0, from) + text + this.text.slice(to);
    this.version++;
    this.isDirty = true;
    const contentChanges = [{ range, rangeOffset: from, rangeLength: to - from, text }];
    documentChanged.fire({ document: this, contentChanges, reason: undefined });
  }
}

/** The open document at a path, opened from what is stored where it is not. */
export function documentAt(path: string): FakeText {
  const open = documents.find(document => document.uri.path === path);
  if (open instanceof FakeText) return open;
  const stored = memoryFiles.files.get(path);
  if (stored === undefined) throw FileSystemError.FileNotFound();
  return new FakeText(path, stored);
}
