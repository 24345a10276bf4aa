import ts from 'typescript';

/** What is longer is not read at a glance. */
const longest = 160;

/** The text that gives a name its value, where it is a literal or makes an object by `new`; null everywhere else. */
export function saidValue(name: ts.Node): string | null {
  const given = givenTo(name);
  if (!given) return null;
  const value = bareValue(given);
  if (!ts.isNewExpression(value) && !isLiteral(value)) return null;
  const text = value.getText().replaceAll(/\s+/gu, ' ');
  return text.length > longest ? null : text;
}

function givenTo(name: ts.Node): ts.Expression | undefined {
  const { parent } = name;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isParameter(parent))
    return parent.name === name ? parent.initializer : undefined;
  const isGiven = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === name;
  return isGiven ? parent.right : undefined;
}

/** Without brackets and types. */
function bareValue(node: ts.Expression): ts.Expression {
  const isAround = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
  return isAround ? bareValue(node.expression) : node;
}

const words: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword]);

/** A number, a text, `true`, and lists and objects of these and of classes, which are their own names: `nn.RNN`. */
function isLiteral(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node) || ts.isStringLiteralLike(node) || words.has(node.kind)) return true;
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPart);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(property => ts.isPropertyAssignment(property) && isPart(property.initializer));
  return false;
}

function isPart(node: ts.Expression): boolean {
  const isClass = ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && /^[A-Z]/u.test(node.name.text);
  return isClass || isLiteral(node);
}
