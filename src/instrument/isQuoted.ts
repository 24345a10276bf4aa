import ts from 'typescript';
import { isAssignment } from './bindingNames.ts';

/**
 * True where the engine quotes this very expression if its value does not fit: `(f = g)()` says "f is not a function".
 * A probe around it would stand in that sentence.
 */
export function isQuoted(node: ts.Expression): boolean {
  let value: ts.Node = node;
  let { parent } = node;
  // `(a = b).c.d()` is quoted on the whole way to the call.
  while (isAround(parent) || isBase(parent, value)) {
    value = parent;
    parent = parent.parent;
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === value;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === value;
  if (ts.isForOfStatement(parent)) return parent.expression === value;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.initializer === value && !ts.isIdentifier(parent.name);
  if (isAssignment(parent)) return parent.right === value && isPattern(parent.left);
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return parent.right === value && (kind === ts.SyntaxKind.InKeyword || kind === ts.SyntaxKind.InstanceOfKeyword);
  }
  return ts.isSpreadElement(parent) || (ts.isYieldExpression(parent) && parent.asteriskToken !== undefined);
}

function isPattern(node: ts.Expression): boolean {
  return ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
}

function isAround(node: ts.Node): boolean {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node);
}

function isBase(parent: ts.Node, value: ts.Node): boolean {
  return (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === value;
}
