import type ts from 'typescript';
import { ownWord, partsOf } from './programText.ts';
import { readTypeScript, syntaxDiagnostics } from './readTypeScript.ts';

/**
 * Whether two texts are the same program: comments, layout, semicolons, quotes, parentheses and types do not matter. A
 * text with syntax errors is the same program as none.
 */
export function isSameProgram(one: string, other: string): boolean {
  const [first, second] = [one, other].map(text => parse(text));
  return first !== undefined && second !== undefined && first !== null && second !== null && isSame(first, second);
}

function parse(text: string): ts.SourceFile | null {
  const file = readTypeScript(text);
  return syntaxDiagnostics(file).length > 0 ? null : file;
}

function isSame(one: ts.Node, other: ts.Node): boolean {
  if (one.kind !== other.kind || ownWord(one) !== ownWord(other)) return false;
  const [mine, theirs] = [partsOf(one), partsOf(other)];
  return mine.length === theirs.length && mine.every((child, index) => isSame(child, theirs[index] ?? child));
}
