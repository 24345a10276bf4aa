import ts from 'typescript';
import type { TextEdit } from '../../core/run/mend.ts';
import type { ReadText } from './readText.ts';

/** The statement a node is in, which stands in a list of statements. */
export function statementOf(node: ts.Node): ts.Statement | null {
  let at = node;
  while (!ts.isSourceFile(at)) {
    if (isList(at.parent)) return at as ts.Statement;
    at = at.parent;
  }
  return null;
}

/** Those it stands among, itself included. */
export function siblingsOf(statement: ts.Statement): readonly ts.Statement[] {
  return isList(statement.parent) ? statement.parent.statements : [statement];
}

/** Puts a statement before another, on a line of its own where that one begins its line. */
export function insertBefore(read: ReadText, statement: ts.Statement, code: string): TextEdit {
  const start = read.startOf(statement);
  const indent = indentOf(read, start);
  const whole = ended(read, statement, code);
  const text = indent === null ? `${whole} ` : `${whole}${eolOf(read.text)}${indent}`;
  return { start, end: start, text };
}

/** Puts a statement behind another, on a line of its own where that one ends its line. */
export function insertAfter(read: ReadText, statement: ts.Statement, code: string): TextEdit {
  const { end } = statement;
  const rest = restOfLine(read.text, end);
  const indent = indentOf(read, read.startOf(statement));
  const whole = ended(read, statement, code);
  if (indent === null || !isBlank(rest)) return { start: end, end, text: ` ${whole}` };
  const at = end + rest.length;
  return { start: at, end: at, text: `${eolOf(read.text)}${indent}${whole}` };
}

/** Takes a statement out, with its lines and the comment behind it where nothing else stands there. */
export function removeStatement(read: ReadText, statement: ts.Statement): TextEdit {
  const { text } = read;
  const start = read.startOf(statement);
  const rest = restOfLine(text, statement.end);
  const indent = indentOf(read, start);
  if (indent === null || !isBlank(rest)) {
    const blanks = /^[ \t]*/u.exec(text.slice(statement.end))?.[0].length ?? 0;
    return { start, end: statement.end + blanks, text: '' };
  }
  const lineEnd = statement.end + rest.length;
  const eol = /^(?:\r\n|\n|\r)/u.exec(text.slice(lineEnd))?.[0].length ?? 0;
  return { start: start - indent.length, end: lineEnd + eol, text: '' };
}

/** What ends the lines of a text. */
export function eolOf(text: string): string {
  return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}

/** The space before an offset where nothing else stands before it on its line; else null. */
function indentOf({ text }: ReadText, offset: number): string | null {
  const before = /[^\r\n]*$/u.exec(text.slice(0, offset))?.[0] ?? '';
  return before.trim() === '' ? before : null;
}

function restOfLine(text: string, offset: number): string {
  return /^[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';
}

/** Nothing, or a comment. */
function isBlank(rest: string): boolean {
  return /^\s*(?:\/\/.*)?$/u.test(rest);
}

/** With a semicolon where the statement beside it has one. */
function ended({ text }: ReadText, beside: ts.Statement, code: string): string {
  const hasEnd = text[beside.end - 1] === ';' || (text[beside.end - 1] === '}' && text.includes(';'));
  return hasEnd ? `${code};` : code;
}

function isList(node: ts.Node): node is ts.Node & { readonly statements: ts.NodeArray<ts.Statement> } {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node) || ts.isModuleBlock(node);
}
