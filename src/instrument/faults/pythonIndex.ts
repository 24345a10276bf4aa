import ts from 'typescript';
import { eachNode } from '../syntax/eachNode.ts';

/** Between brackets, with a colon that is no part of an object, a text or a choice: `x[:, -1]`, `x[1:3]`. */
const slices = /[\p{ID_Continue}$)\]]\[([^[\]{}'"`?\n]*:[^[\]{}'"`?\n]*)\]/gu;

/**
 * A sentence where TypeScript stumbled over what only Python has between brackets or tensors, `x[:, -1]` and `a @ b`;
 * null elsewhere.
 * @param at where it stumbled
 */
export function pythonIndexText(text: string, at: number): string | null {
  if (text[at] === '@' && /[\p{ID_Continue}$)\]]\s*$/u.test(text.slice(Math.max(0, at - 40), at)))
    return '@ does not multiply matrices here. Write a.matmul(b) for a @ b.';
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  for (const match of line.matchAll(slices)) {
    const start = lineStart + match.index;
    if (start <= at && at <= start + match[0].length)
      return `[${match[1]?.trim() ?? ''}] is Python's way to take a part of a tensor. Write x.select(1, -1) for x[:, -1], x.slice([0, 1], [2, 3]) for x[0:2, 1:4], and x.at(0) for x[0].`;
  }
  return null;
}

/** Finds `x[0, 1]`, of which JavaScript takes only the last. */
export function commasInIndices(tree: ts.SourceFile): { readonly node: ts.Node; readonly sentence: string }[] {
  if (!/\[[^[\]\n]*,/u.test(tree.text)) return [];
  const found: { readonly node: ts.Node; readonly sentence: string }[] = [];
  eachNode(tree, node => {
    const places = ts.isElementAccessExpression(node) ? placesIn(node.argumentExpression) : [];
    if (places.length > 1 && ts.isElementAccessExpression(node))
      found.push({
        node: node.argumentExpression,
        sentence: indexText(
          node.expression.getText(tree),
          places.map(place => place.getText(tree)),
        ),
      });
    return true;
  });
  return found.sort((one, other) => one.node.pos - other.node.pos);
}

function indexText(whole: string, places: readonly string[]): string {
  const x = whole.length > 40 || whole.includes('\n') ? 'x' : whole;
  const tensor = places.map(place => `.at(${place})`).join('');
  const list = places.map(place => `[${place}]`).join('');
  return `of ${x}[${places.join(', ')}] JavaScript takes only the last index. Write ${x}${tensor} for a tensor, or ${x}${list} for a list of lists.`;
}

/** What is between commas, where nothing but the last is of any effect; else nothing. */
function placesIn(node: ts.Expression): ts.Expression[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.CommaToken) return isPlace(node) ? [node] : [];
  const before = placesIn(node.left);
  return before.length > 0 && isPlace(node.right) ? [...before, node.right] : [];
}

function isPlace(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node))
    return (node.operator === ts.SyntaxKind.MinusToken || node.operator === ts.SyntaxKind.PlusToken) && ts.isNumericLiteral(node.operand);
  return ts.isNumericLiteral(node) || ts.isIdentifier(node);
}
