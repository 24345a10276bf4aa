import ts from 'typescript';

/** The names a declaration binds, in source order. */
export function bindingNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? bindingNames(element.name) : []));
}

/** An expression without the parentheses and types around it. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** What the left side of an assignment assigns, in source order: variables and properties. */
export function assignmentTargets(node: ts.Expression): (ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression)[] {
  const target = bare(node);
  if (ts.isIdentifier(target) || ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) return [target];
  if (ts.isBinaryExpression(target)) return assignmentTargets(target.left);
  if (ts.isSpreadElement(target)) return assignmentTargets(target.expression);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(assignmentTargets);
  if (!ts.isObjectLiteralExpression(target)) return [];
  return target.properties.flatMap(property => {
    if (ts.isShorthandPropertyAssignment(property)) return [property.name];
    if (ts.isPropertyAssignment(property)) return assignmentTargets(property.initializer);
    return ts.isSpreadAssignment(property) ? assignmentTargets(property.expression) : [];
  });
}

export function isAssignment(node: ts.Node): node is ts.AssignmentExpression<ts.AssignmentOperatorToken> {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

/** `x++`, `--x` … */
export function isUpdate(node: ts.Node): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression {
  return (
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
  );
}

/** True where JavaScript would name the function after what it is assigned to. */
export function isUnnamedFunction(node: ts.Expression): boolean {
  const value = bare(node);
  return ts.isArrowFunction(value) || ((ts.isFunctionExpression(value) || ts.isClassExpression(value)) && !value.name);
}
