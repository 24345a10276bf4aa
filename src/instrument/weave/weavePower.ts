import ts from 'typescript';
import { bare, isAssignment } from '../syntax/bindingNames.ts';
import { jsEnd } from './jsEnd.ts';
import { pathText } from '../syntax/pathText.ts';
import type { Weaver } from './weaver.ts';
import type { ChainPart } from './weaveOperands.ts';

export function isPower({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.AsteriskAsteriskToken;
}

/**
 * `a ** b` as `$g.w(a,b)`, for engines whose own powers are off by last digits; a parenthesis has to follow the right
 * side. The operator stays where it is, in a comment: nothing of the learner's text may move.
 */
export function weavePower({ weave, names }: Weaver, left: ts.Expression, { operator }: ChainPart): void {
  weave.insertStart(left.getStart(), `${names.scope}.w(`);
  weave.insert(operator.getStart(), ',/*');
  weave.insert(operator.end, '*/');
}

/** A power or the assignment of one, where nothing else is put in. */
export function weavePowerAlone(weaver: Weaver, node: ts.BinaryExpression): void {
  if (isPower(node.operatorToken)) weavePower(weaver, node.left, { operator: node.operatorToken, right: node.right });
  else if (!isAssignment(node) || !weavePowerAssignment(weaver, node)) return;
  weaver.weave.insert(jsEnd(node.right), ')');
}

/**
 * `x **= b` as `x=$g.w(x,b)`. A parenthesis has to follow the right side; false for what is no such assignment, and
 * where the left side cannot be written twice.
 */
export function weavePowerAssignment(weaver: Weaver, node: ts.BinaryExpression): boolean {
  if (!weaver.hasPowers || node.operatorToken.kind !== ts.SyntaxKind.AsteriskAsteriskEqualsToken) return false;
  const target = pathText(bare(node.left));
  if (target === null) return false;
  weaver.weave.insert(node.operatorToken.getStart(), `=${weaver.names.scope}.w(${target},/*`);
  weaver.weave.insert(node.operatorToken.end, '*/');
  return true;
}
