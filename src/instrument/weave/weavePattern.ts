import ts from 'typescript';
import { assignedBy } from '../syntax/assignedNames.ts';
import { assignmentTargets, bare } from '../syntax/bindingNames.ts';
import { jsEnd } from './jsEnd.ts';
import { beginsStatement, isForEffect, note } from './writeProbe.ts';
import { visitOwner } from './weaveOperands.ts';
import type { Weaver } from './weaver.ts';

type Property = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/**
 * `[a, o.b] = …`. A property notes what it is given at the moment it is given it: what stands before its dot may be
 * another object once the whole is done. A variable is read before the next property is set, whose setter may change
 * it, or at the end.
 */
export function weavePattern(weaver: Weaver, node: ts.BinaryExpression): void {
  const last = lastTargets(node.left);
  const reassigned = assignedInside(node.left);
  let waiting: string[] = [];
  /** Probes that wait, as the beginning of a comma expression. */
  const takeWaiting = (): string => {
    const probes = waiting.map(probe => `${probe},`).join('');
    waiting = [];
    return probes;
  };
  const visit = (part: ts.Expression): void => {
    const target = bare(part);
    if (ts.isIdentifier(target)) {
      if (last.get(target.text) === target && !reassigned.has(target.text))
        waiting.push(note(weaver, weaver.slot(target, jsEnd(node), 'variable'), target.text));
    } else if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) {
      visitProperty(target);
    } else if (ts.isBinaryExpression(target)) {
      visit(target.left);
      weaver.visit(target.right);
    } else if (ts.isSpreadElement(target)) visit(target.expression);
    else if (ts.isArrayLiteralExpression(target)) target.elements.forEach(visit);
    else if (ts.isObjectLiteralExpression(target)) target.properties.forEach(visitMember);
  };
  const visitProperty = (target: Property): void => {
    const { expression } = target;
    if (expression.kind === ts.SyntaxKind.SuperKeyword) {
      if (ts.isElementAccessExpression(target)) weaver.visit(target.argumentExpression);
      return;
    }
    const inside = (): void => {
      visitOwner(weaver, target);
    };
    const probes = takeWaiting();
    if (ts.isPropertyAccessExpression(target) && ts.isIdentifier(target.name)) {
      const slot = weaver.settingSlot(target, jsEnd(node), isOwnField(target) ? 'field' : 'variable');
      weaver.around(expression, `${slot}.t((${probes}`, '))', inside);
    } else if (probes === '') inside();
    else weaver.around(expression, `(${probes}`, ')', inside);
    if (ts.isElementAccessExpression(target)) weaver.visit(target.argumentExpression);
  };
  const visitMember = (property: ts.ObjectLiteralElementLike): void => {
    if (property.name && ts.isComputedPropertyName(property.name)) weaver.visit(property.name);
    if (ts.isShorthandPropertyAssignment(property)) {
      visit(property.name);
      if (property.objectAssignmentInitializer) weaver.visit(property.objectAssignmentInitializer);
    } else if (ts.isPropertyAssignment(property)) visit(property.initializer);
    else if (ts.isSpreadAssignment(property)) visit(property.expression);
  };
  visit(node.left);
  weaver.visit(node.right);
  if (waiting.length === 0) return;
  const { scope, held } = weaver.names;
  const probes = waiting.join(',');
  const [start, end] =
    !weaver.isSlim || (beginsStatement(node) && !isForEffect(node))
      ? [`${scope}.s(`, `,${probes})`]
      : isForEffect(node)
        ? ['', `,${probes}`]
        : [`(${held}=`, `,${probes},${held})`];
  weaver.weave.insertStart(node.getStart(), start);
  weaver.weave.insert(jsEnd(node), end);
}

export function isOwnField(target: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** By name the variable that a pattern sets last. */
function lastTargets(pattern: ts.Expression): Map<string, ts.Expression> {
  return new Map(assignmentTargets(pattern).flatMap(found => (ts.isIdentifier(found) ? [[found.text, found] as const] : [])));
}

/** Names that defaults and keys inside a pattern assign: what is there later is not what the pattern gave. */
function assignedInside(pattern: ts.Expression): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    for (const name of assignedBy(node)) names.add(name);
    ts.forEachChild(node, walk);
  };
  for (const part of innerExpressions(pattern)) walk(part);
  return names;
}

/** What a pattern runs beside its assignments: defaults, computed keys, and the objects whose properties it sets. */
function innerExpressions(node: ts.Expression): ts.Node[] {
  const target = bare(node);
  if (ts.isPropertyAccessExpression(target)) return [target.expression];
  if (ts.isElementAccessExpression(target)) return [target.expression, target.argumentExpression];
  if (ts.isBinaryExpression(target)) return [...innerExpressions(target.left), target.right];
  if (ts.isSpreadElement(target)) return innerExpressions(target.expression);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(innerExpressions);
  if (!ts.isObjectLiteralExpression(target)) return [];
  return target.properties.flatMap(property => {
    const key = property.name && ts.isComputedPropertyName(property.name) ? [property.name.expression] : [];
    if (ts.isShorthandPropertyAssignment(property))
      return property.objectAssignmentInitializer ? [property.objectAssignmentInitializer] : [];
    if (ts.isPropertyAssignment(property)) return [...key, ...innerExpressions(property.initializer)];
    return ts.isSpreadAssignment(property) ? innerExpressions(property.expression) : [];
  });
}
