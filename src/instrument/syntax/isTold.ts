import ts from 'typescript';
import { isAssignment, isUpdate } from './bindingNames.ts';

/**
 * True for an expression that may give a number or a tensor and can be handed to a probe where it stands: the probe
 * then takes its place as it is. What is called, built, deleted or set is none: there the engine looks at the
 * expression itself, and not at its value. A chain with `?.` is one as a whole; sums and products are not asked about.
 * @param variables names that may be told
 */
export function isTold(node: ts.Node, variables: ReadonlySet<string>): boolean {
  return mayGive(node, variables) && hasValueHere(node as ts.Expression);
}

/** Of operators, those that compute. */
export function isComputing({ kind }: ts.BinaryOperatorToken): boolean {
  return kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken || isProduct(kind);
}

function isProduct(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AsteriskToken ||
    kind === ts.SyntaxKind.SlashToken ||
    kind === ts.SyntaxKind.PercentToken ||
    kind === ts.SyntaxKind.AsteriskAsteriskToken
  );
}

function mayGive(node: ts.Node, variables: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return variables.has(node.text);
  if (ts.isCallExpression(node)) return !isKeyword(node.expression);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) return isSign(node.operator) && !ts.isLiteralExpression(node.operand);
  return ts.isAwaitExpression(node);
}

function isSign(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.MinusToken || operator === ts.SyntaxKind.PlusToken;
}

/** `super(…)` and `import(…)` are no calls of a value. */
function isKeyword({ kind }: ts.Expression): boolean {
  return kind === ts.SyntaxKind.SuperKeyword || kind === ts.SyntaxKind.ImportKeyword;
}

function hasValueHere(node: ts.Expression): boolean {
  return isOperand(node) && !isInChain(node) && !isLookedAt(node) && !isBuilt(node);
}

/** Places in which an expression is there for its value alone. */
function isOperand(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBinaryExpression(parent)) return !isAssignment(parent) || parent.right === node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  if (ts.isPrefixUnaryExpression(parent)) return !isUpdate(parent);
  switch (parent.kind) {
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.SpreadElement:
    case ts.SyntaxKind.SpreadAssignment:
    case ts.SyntaxKind.TemplateSpan:
    case ts.SyntaxKind.ConditionalExpression:
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.ReturnStatement:
    case ts.SyntaxKind.ExpressionStatement:
      return true;
    default:
      return false;
  }
}

/** True where a chain with `?.` goes on: what ends it early ends all of it. */
function isInChain(node: ts.Expression): boolean {
  const { parent } = node;
  return ts.isOptionalChain(node) && ts.isOptionalChain(parent) && parent.expression === node;
}

/** True for what is called, deleted or set, with parentheses or without: `(a.b)()` is called with `this`. */
function isLookedAt(node: ts.Expression): boolean {
  let at: ts.Node = node;
  while (isAround(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isCallExpression(parent)) return parent.expression === at && !ts.isCallExpression(node);
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === at;
  if (isAssignment(parent)) return parent.left === at;
  return isUpdate(parent) || ts.isDeleteExpression(parent) || ts.isTypeOfExpression(parent);
}

function isAround(node: ts.Node): boolean {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
}

/** True in `a.b` of `new a.b()`: a call in there would be what is built. */
function isBuilt(node: ts.Expression): boolean {
  let at: ts.Node = node;
  for (;;) {
    const { parent } = at;
    if (ts.isNewExpression(parent)) return parent.expression === at;
    const goesOn =
      ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent) || isAround(parent);
    if (!goesOn || !('expression' in parent) || parent.expression !== at) return false;
    at = parent;
  }
}
