import ts from 'typescript';
import type { Weaver } from './weaver.ts';

/** Lets a check change a number of an attempt's own text for one run, to see what follows from it. */
export function weaveNumber(weaver: Weaver, node: ts.NumericLiteral): void {
  if (!isValue(node) || isFixed(node)) return;
  weaver.around(node, `${weaver.names.scope}.c(${String(weaver.nextNumber())},`, ')', () => undefined);
}

/** The name of a property is no value. */
function isValue(node: ts.NumericLiteral): boolean {
  return !('name' in node.parent && node.parent.name === node);
}

/** With another number a loop might never end; and what the engine says of a call quotes the indices before it. */
function isFixed(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (ts.isIterationStatement(parent, false) && at !== parent.statement) return true;
    if (ts.isElementAccessExpression(parent) && at === parent.argumentExpression) return true;
  }
  return false;
}
