import ts from 'typescript';

/**
 * Where a node ends once its types are gone: before ` as T`, ` satisfies T`, `!` and `<T>`. What is inserted there
 * cannot fall behind a `;` that stands in for a blanked type.
 */
export function jsEnd(node: ts.Node): number {
  let end = node;
  for (;;) {
    const inner = lastPart(end);
    if (!inner) return end.end;
    end = inner;
  }
}

function lastPart(node: ts.Node): ts.Node | null {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) || ts.isExpressionWithTypeArguments(node))
    return node.expression;
  if (ts.isBinaryExpression(node)) return node.right;
  if (ts.isConditionalExpression(node)) return node.whenFalse;
  if (ts.isArrowFunction(node)) return ts.isBlock(node.body) ? null : node.body;
  if (ts.isPrefixUnaryExpression(node)) return node.operand;
  if (
    ts.isAwaitExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isVoidExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isSpreadElement(node)
  )
    return node.expression;
  return ts.isYieldExpression(node) ? (node.expression ?? null) : null;
}
