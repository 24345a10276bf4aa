import ts from 'typescript';
import { cutText } from '../../core/words/cutText.ts';
import { bare, isAssignment } from '../syntax/bindingNames.ts';
import { pathText } from '../syntax/pathText.ts';

/** Longer ones are cut: they stand in a column. */
const longest = 40;

/**
 * What gives a name its value, as a reader would say it: the last call without what is in its brackets
 * (`lstm.forward(…)`, `….argmax(…)`, `new nn.LSTM(…)`), and everything else as it is written. Of a returned value that
 * is the expression itself. Null where the text does not say it, as for the parameters of a function.
 */
export function madeBy(node: ts.Node, isReturned: boolean): string | null {
  const expression = isReturned ? (node as ts.Expression) : given(node);
  return expression === null ? null : cutText(textOf(bare(expression)).replaceAll(/\s+/gu, ' '), longest);
}

/** What the declaration or assignment around a name takes its values from; of a pattern, the whole. */
function given(name: ts.Node): ts.Expression | null {
  const { parent } = name;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent.initializer ?? loopedOver(parent);
  if (isAssignment(parent)) return parent.left === name ? parent.right : null;
  return isPartOfPattern(parent) ? given(parent) : null;
}

function loopedOver({ parent }: ts.VariableDeclaration | ts.PropertyDeclaration): ts.Expression | null {
  return ts.isVariableDeclarationList(parent) && ts.isForOfStatement(parent.parent) ? parent.parent.expression : null;
}

/** What can stand between a name and the pattern, brackets or types it is in. */
function isPartOfPattern(node: ts.Node): boolean {
  const isBinding = ts.isBindingElement(node) || ts.isArrayBindingPattern(node) || ts.isObjectBindingPattern(node);
  const isTarget = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isPropertyAssignment(node);
  const isAround = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
  return isBinding || isTarget || isAround || ts.isShorthandPropertyAssignment(node) || ts.isSpreadElement(node);
}

function textOf(expression: ts.Expression): string {
  if (ts.isAwaitExpression(expression)) return textOf(bare(expression.expression));
  if (ts.isNewExpression(expression)) return `new ${calledText(expression.expression)}(${inside(expression.arguments)})`;
  if (ts.isCallExpression(expression)) return `${calledText(expression.expression)}(${inside(expression.arguments)})`;
  return expression.getText();
}

function inside(parameters: ts.NodeArray<ts.Expression> | undefined): string {
  return parameters && parameters.length > 0 ? '…' : '';
}

/** `lstm.forward` as it is, and of what a call gave only the method: `….forward`. */
function calledText(expression: ts.Expression): string {
  const called = bare(expression);
  return pathText(called) ?? (ts.isPropertyAccessExpression(called) ? `….${called.name.text}` : '…');
}
