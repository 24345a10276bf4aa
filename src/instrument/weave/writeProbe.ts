import ts from 'typescript';
import { bare, isUnnamedFunction } from '../syntax/bindingNames.ts';
import type { Weaver } from './weaver.ts';
import { hasCalls } from '../syntax/runsAlone.ts';

/**
 * How probes stand in the text. A call holds three places of a function's frame while it is prepared, all the time that
 * its argument is computed: where functions call themselves that would cost depth. There a value waits in a variable of
 * the file, and is assigned to the slot, which takes one place.
 */

/** Notes a variable: a statement, or a part of a comma expression whose value nobody takes. */
export function note(weaver: Weaver, slot: string, name: string): string {
  return weaver.isSlim ? `${slot}.p=${name}` : `${slot}.v(${name})`;
}

/** Hands an expression's value to a slot. */
export function wrap(weaver: Weaver, node: ts.Expression, slot: string): void {
  const isComma = isCommaExpression(node);
  const inside = (): void => {
    weaver.visit(node);
  };
  // A comma at its top stays one argument.
  if (weaver.isSlim) weaver.around(node, `(${hold(weaver, node)}`, release(weaver, node, slot), inside);
  else weaver.around(node, isComma ? `${slot}.v((` : `${slot}.v(`, isComma ? '))' : ')', inside);
}

/** Keeps an expression's value; what begins here ends with `release`, in parentheses. */
export function hold({ names }: Weaver, node: ts.Expression): string {
  // No function is to be named after the variable that holds it.
  if (isUnnamedFunction(node)) return `${names.held}=(0,`;
  return isCommaExpression(node) ? `${names.held}=(` : `${names.held}=`;
}

export function release({ names }: Weaver, node: ts.Expression, slot: string): string {
  const end = isUnnamedFunction(node) || isCommaExpression(node) ? ')' : '';
  return `${end},${slot}.p=${names.held},${names.held})`;
}

function isCommaExpression(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
}

/** Puts a probe behind an assignment or update; `setter` takes what it gives. */
export function follow(weaver: Weaver, node: ts.Expression, slot: string, setter: 'p' | 'pi' | 'pd', inside: () => void): void {
  const { held } = weaver.names;
  const target = bare(ts.isBinaryExpression(node) ? node.left : (node as ts.PrefixUnaryExpression).operand);
  // A variable holds what it was given; of `x++` the value is the one before.
  const name = ts.isIdentifier(target) ? target.text : null;
  const isBefore = setter !== 'p';
  const probe = name === null ? `${slot}.${setter}=${held}` : `${slot}.p=${name}`;
  const isLone = isForEffect(node) && !weaver.isLive(node);
  // What is held is an object: where numbers are put into an array, that costs more than a place of the frame, which no
  // call then lengthens.
  if (isLone && ts.isElementAccessExpression(target) && !isBefore && !hasCalls(node)) weaver.around(node, `${slot}.p=`, '', inside);
  else if (isLone) weaver.around(node, name === null ? `${held}=` : '', `,${probe}`, inside);
  else if (name === null || isBefore) weaver.around(node, `(${held}=`, `,${probe},${held})`, inside);
  else weaver.around(node, '(', `,${probe},${name})`, inside);
}

/** True where nobody takes the value of an expression. */
export function isForEffect(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent)) return true;
  if (ts.isParenthesizedExpression(parent)) return isForEffect(parent);
  if (ts.isForStatement(parent)) return parent.initializer === node || parent.incrementor === node;
  return ts.isBinaryExpression(parent) && isCommaExpression(parent) && (parent.left === node || isForEffect(parent));
}

/** True where a parenthesis would begin a statement: on a line of its own it would belong to the one before. */
export function beginsStatement(node: ts.Expression): boolean {
  let { parent } = node;
  while (!ts.isExpressionStatement(parent)) {
    if (ts.isStatement(parent) || parent.getStart() !== node.getStart()) return false;
    ({ parent } = parent);
  }
  return parent.getStart() === node.getStart();
}
