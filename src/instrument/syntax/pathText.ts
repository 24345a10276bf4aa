import ts from 'typescript';
import { bare } from './bindingNames.ts';

/**
 * `x`, `this.layers[0]`, `(model as any).head`: what can be read twice as it is read once, but for getters, without
 * brackets and types; null where more is written than names and places.
 */
export function pathText(written: ts.Expression): string | null {
  const node = bare(written);
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
