import ts from 'typescript';

/**
 * `x`, `this.layers[0]`, `model.head`: what can be read twice as it is read once, but for getters; null where more is
 * written than names and places.
 */
export function pathText(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isPropertyAccessExpression(node) && !node.questionDotToken) {
    const owner = pathText(node.expression);
    return owner && `${owner}.${node.name.text}`;
  }
  if (!ts.isElementAccessExpression(node) || node.questionDotToken) return null;
  const { argumentExpression: place } = node;
  const owner = ts.isNumericLiteral(place) || ts.isIdentifier(place) ? pathText(node.expression) : null;
  return owner && `${owner}[${place.getText()}]`;
}
