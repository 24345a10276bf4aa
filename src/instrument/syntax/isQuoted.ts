import ts from 'typescript';
import { bare, isAssignment } from './bindingNames.ts';

/**
 * True where the engine quotes this very expression if a value does not fit: `(f = g)()` says "f is not a function",
 * `(a + (b = c)).d()` "(a + b).d is not a function". A probe around it would stand in that sentence.
 */
export function isQuoted(node: ts.Expression): boolean {
  let value: ts.Node = node;
  for (let { parent } = node; ; value = parent, parent = parent.parent) {
    if (quotes(parent, value)) return true;
    if (!isPart(parent, value)) return false;
  }
}

/** What must be callable, constructible, iterable or an object. */
function quotes(parent: ts.Node, value: ts.Node): boolean {
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === value;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === value;
  if (ts.isForOfStatement(parent)) return parent.expression === value && !isList(value);
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.initializer === value && isPattern(parent.name) && !fits(parent.name, value);
  if (isAssignment(parent)) return parent.right === value && isPattern(parent.left) && !fits(parent.left, value);
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return parent.right === value && (kind === ts.SyntaxKind.InKeyword || kind === ts.SyntaxKind.InstanceOfKeyword);
  }
  if (ts.isSpreadElement(parent)) return !isList(value);
  return ts.isYieldExpression(parent) && parent.asteriskToken !== undefined && !isList(value);
}

function isPattern(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayBindingPattern(node) ||
    ts.isObjectBindingPattern(node)
  );
}

/** True where a pattern takes apart what is written as something it can take apart. */
function fits(pattern: ts.Node, value: ts.Node): boolean {
  const isOfObject = ts.isObjectLiteralExpression(pattern) || ts.isObjectBindingPattern(pattern);
  return isList(value) || (isOfObject && ts.isObjectLiteralExpression(bare(value as ts.Expression)));
}

function isList(value: ts.Node): boolean {
  return ts.isArrayLiteralExpression(bare(value as ts.Expression));
}

/**
 * True where whoever quotes `parent` quotes `value`, too: not of arguments, the right sides of assignments, and
 * functions.
 */
function isPart(parent: ts.Node, value: ts.Node): boolean {
  switch (parent.kind) {
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.ConditionalExpression:
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
    case ts.SyntaxKind.TypeOfExpression:
    case ts.SyntaxKind.VoidExpression:
    case ts.SyntaxKind.DeleteExpression:
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.YieldExpression:
    case ts.SyntaxKind.TemplateExpression:
    case ts.SyntaxKind.TemplateSpan:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.SpreadElement:
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.PropertyAssignment:
    case ts.SyntaxKind.SpreadAssignment:
      return true;
    case ts.SyntaxKind.ComputedPropertyName:
      return ts.isObjectLiteralElement(parent.parent);
    case ts.SyntaxKind.PropertyDeclaration:
      return (parent as ts.PropertyDeclaration).initializer === value;
    case ts.SyntaxKind.ClassExpression:
      return ts.isPropertyDeclaration(value);
    case ts.SyntaxKind.BinaryExpression:
      return !isAssignment(parent);
    default:
      return false;
  }
}
