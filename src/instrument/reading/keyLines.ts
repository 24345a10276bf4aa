import ts from 'typescript';
import { readTypeScript } from './readTypeScript.ts';

const mostKeys = 2_000;

/**
 * Where a program's own text gives a property a value, by the property's name: `{ a: 1 }`, `object.a = 1`,
 * `class { a = 1 }`, `get a()`. The last place counts.
 */
export function keyLines(text: string): readonly (readonly [name: string, line: number])[] {
  const source = readTypeScript(text);
  const found = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (found.size >= mostKeys) return;
    const key = keyIn(node);
    if (key) found.set(key.text, source.getLineAndCharacterOfPosition(key.getStart(source)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function keyIn(node: ts.Node): ts.Identifier | ts.StringLiteralLike | null {
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertyDeclaration(node) || ts.isGetAccessor(node))
    return named(node.name);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  if (ts.isPropertyAccessExpression(node.left)) return named(node.left.name);
  return ts.isElementAccessExpression(node.left) ? named(node.left.argumentExpression) : null;
}

function named(node: ts.Node): ts.Identifier | ts.StringLiteralLike | null {
  return ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node : null;
}
