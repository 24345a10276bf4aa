import ts from 'typescript';
import { bare, isAssignment } from './bindingNames.ts';

/** Names by which a program gives the language code of its own to call, where no call is written. */
const hooks =
  /^(?:valueOf|toString|toJSON|Symbol|Proxy|Reflect|defineProperty|defineProperties|create|__proto__|__defineGetter__|__defineSetter__)$/u;

/** True where reading a property or adding two values may run code of this file. */
export function hasHiddenCalls(tree: ts.SourceFile): boolean {
  return some(
    tree,
    node => ts.isAccessor(node) || ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && hooks.test(node.text)) || isOtherMath(node),
  );
}

/** `Math` that is not the `Math` of `Math.PI`, but perhaps the file's own. */
function isOtherMath(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'Math') return false;
  return !(ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node);
}

/**
 * True where no code of the program runs between the turns of a loop but the loop's own, so that the loop cannot begin
 * again before it is over. For programs without hidden calls.
 */
export function runsAlone(loop: ts.IterationStatement): boolean {
  return !hasCalls(loop);
}

/** True where a call stands in a piece of a program, in whatever form. */
export function hasCalls(node: ts.Node): boolean {
  return some(node, isCall);
}

function isCall(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return !isCallOfMath(node);
  return (
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isForOfStatement(node) ||
    ts.isSpreadElement(node) ||
    ts.isArrayBindingPattern(node) ||
    isPatternAssignment(node) ||
    ts.isClassLike(node)
  );
}

/** `Math.sqrt(…)` */
function isCallOfMath(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression } = node.expression;
  return ts.isIdentifier(expression) && expression.text === 'Math';
}

/** `[a, b] = …`, which takes its right side apart by its iterator. */
function isPatternAssignment(node: ts.Node): boolean {
  return isAssignment(node) && (ts.isArrayLiteralExpression(bare(node.left)) || ts.isObjectLiteralExpression(bare(node.left)));
}

function some(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
  return is(node) || (ts.forEachChild(node, child => some(child, is) || undefined) ?? false);
}
