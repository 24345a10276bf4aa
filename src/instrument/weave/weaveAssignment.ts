import ts from 'typescript';
import { bare, isUnnamedFunction } from '../syntax/bindingNames.ts';
import { isQuoted } from '../syntax/isQuoted.ts';
import { jsEnd } from './jsEnd.ts';
import type { Weaver } from './weaver.ts';
import { beginsStatement, follow, isForEffect, wrap } from './writeProbe.ts';
import { weavePowerAssignment } from './weavePower.ts';
import { visitOwner } from './weaveOperands.ts';
import { isOwnField, weavePattern } from './weavePattern.ts';

/** `x = 1`, `x += 1`, `this.x ??= 1`, `[a, b] = [b, a]`: the whole assignment gives its value to the probe. */
export function weaveAssignment(weaver: Weaver, node: ts.BinaryExpression): void {
  const target = bare(node.left);
  const visitParts = (): void => {
    const isPower = weavePowerAssignment(weaver, node);
    visitTarget(weaver, node.left);
    if (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) weaver.visitAdded(target, node.right);
    else weaver.visit(node.right);
    if (isPower) weaver.weave.insert(jsEnd(node.right), ')');
  };
  if (weaver.silent.has(node)) {
    visitParts();
  } else if (isQuoted(node)) {
    weaveQuoted(weaver, node);
  } else if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target)) {
    weavePattern(weaver, node);
  } else {
    const slot = weaver.slot(target, jsEnd(node), isOwnField(target) ? 'field' : 'variable');
    if (isSlimHere(weaver, node)) follow(weaver, node, slot, 'p', visitParts);
    else weaver.around(node, `${slot}.v(`, ')', visitParts);
  }
}

/** Where the engine would quote the assignment, the probe stands on its right side: quoted is only the left. */
function weaveQuoted(weaver: Weaver, node: ts.BinaryExpression): void {
  const target = bare(node.left);
  visitTarget(weaver, node.left);
  const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken && !isUnnamedFunction(node.right);
  if (isPlain && (ts.isIdentifier(target) || ts.isPropertyAccessExpression(target)))
    wrap(weaver, node.right, weaver.slot(target, jsEnd(node), isOwnField(target) ? 'field' : 'variable'));
  else weaver.visit(node.right);
}

/** `x++`, `--this.x` … */
export function weaveUpdate(weaver: Weaver, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
  const target = bare(node.operand);
  if (weaver.silent.has(node) || isQuoted(node)) {
    visitTarget(weaver, node.operand);
    return;
  }
  const slot = weaver.slot(target, node.end, isOwnField(target) ? 'field' : 'variable');
  const takes = ts.isPrefixUnaryExpression(node) ? 'v' : node.operator === ts.SyntaxKind.PlusPlusToken ? 'i' : 'd';
  const visitOperand = (): void => {
    visitTarget(weaver, node.operand);
  };
  if (isSlimHere(weaver, node)) follow(weaver, node, slot, takes === 'v' ? 'p' : `p${takes}`, visitOperand);
  else weaver.around(node, `${slot}.${takes}(`, ')', visitOperand);
}

function isSlimHere(weaver: Weaver, node: ts.Expression): boolean {
  return weaver.isSlim && (isForEffect(node) || !beginsStatement(node));
}

/** Probes inside what is assigned to: objects, computed keys and defaults, but not the targets themselves. */
export function visitTarget(weaver: Weaver, node: ts.Expression): void {
  const target = bare(node);
  if (ts.isIdentifier(target)) return;
  if (ts.isPropertyAccessExpression(target)) visitOwner(weaver, target);
  else if (ts.isElementAccessExpression(target)) {
    visitOwner(weaver, target);
    weaver.visit(target.argumentExpression);
  } else if (ts.isBinaryExpression(target)) {
    visitTarget(weaver, target.left);
    weaver.visit(target.right);
  } else if (ts.isSpreadElement(target)) visitTarget(weaver, target.expression);
  else if (ts.isArrayLiteralExpression(target)) {
    for (const element of target.elements) visitTarget(weaver, element);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const property of target.properties) visitTargetProperty(weaver, property);
  }
}

function visitTargetProperty(weaver: Weaver, property: ts.ObjectLiteralElementLike): void {
  if (property.name && ts.isComputedPropertyName(property.name)) weaver.visit(property.name);
  if (ts.isShorthandPropertyAssignment(property)) {
    if (property.objectAssignmentInitializer) weaver.visit(property.objectAssignmentInitializer);
  } else if (ts.isPropertyAssignment(property)) visitTarget(weaver, property.initializer);
  else if (ts.isSpreadAssignment(property)) visitTarget(weaver, property.expression);
}
