import ts from 'typescript';
import type { ProbeWeaver } from './probeWeaver.ts';

/** Lets a check change a number of an attempt's own text for one run, to see what follows from it. */
export function weaveNumber(weaver: ProbeWeaver, node: ts.NumericLiteral): void {
  if (!isValue(node) || isInLoopHead(node)) return;
  weaver.around(node, `${weaver.names.scope}.c(${String(weaver.nextNumber())},`, ')', () => undefined);
}

/** The name of a property is no value. */
function isValue(node: ts.NumericLiteral): boolean {
  return !('name' in node.parent && node.parent.name === node);
}

/** With another number a loop might never end. */
function isInLoopHead(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent)
    if (ts.isIterationStatement(at.parent, false) && at !== at.parent.statement) return true;
  return false;
}
