import ts from 'typescript';
import { isTypeOnly } from './isTypeOnly.ts';
import { readTypeScript, syntaxDiagnostics } from './readTypeScript.ts';

/**
 * Whether two texts are the same program: comments, layout, semicolons, quotes, parentheses and types do not matter. A text with syntax errors
 * is the same program as none.
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
  if (one.kind !== other.kind || leafText(one) !== leafText(other)) return false;
  const [mine, theirs] = [childrenOf(one), childrenOf(other)];
  return mine.length === theirs.length && mine.every((child, index) => isSame(child, theirs[index] ?? child));
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => {
    const isType = isTypeOnly(child) || (ts.isTypeNode(child) && !ts.isExpressionWithTypeArguments(child));
    const isNothing = ts.isEmptyStatement(child) || child.kind === ts.SyntaxKind.EndOfFileToken;
    if (!isType && !isNothing) children.push(withoutWrapping(child));
  });
  return children;
}

/** What stands in parentheses, or with a type beside it. */
function withoutWrapping(node: ts.Node): ts.Node {
  const isWrapping =
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node);
  return isWrapping ? withoutWrapping(node.expression) : node;
}

function leafText(node: ts.Node): string | null {
  if (ts.isVariableDeclarationList(node)) return String(node.flags & ts.NodeFlags.BlockScoped);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return String(node.operator);
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  return ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : null;
}
