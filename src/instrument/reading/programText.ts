import ts from 'typescript';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';

/** What a node of a program is made of. Types, empty statements and the end of the file are nothing of it. */
export function partsOf(node: ts.Node): ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(node, child => {
    const isType = isTypeOnly(child) || (ts.isTypeNode(child) && !ts.isExpressionWithTypeArguments(child));
    const isNothing = ts.isEmptyStatement(child) || child.kind === ts.SyntaxKind.EndOfFileToken;
    if (!isType && !isNothing) parts.push(withoutWrapping(child));
  });
  return parts;
}

/** What stands in parentheses, or with a type beside it. */
function withoutWrapping(node: ts.Node): ts.Node {
  const isWrapping =
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node);
  return isWrapping ? withoutWrapping(node.expression) : node;
}

/** What a node says by itself, beside its kind and its parts; null where that is nothing. */
export function ownWord(node: ts.Node): string | null {
  if (ts.isVariableDeclarationList(node)) return String(node.flags & ts.NodeFlags.BlockScoped);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return String(node.operator);
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  return ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : null;
}
