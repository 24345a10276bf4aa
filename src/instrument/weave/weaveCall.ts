import ts from 'typescript';
import { jsEnd } from './jsEnd.ts';
import { bare } from '../syntax/bindingNames.ts';
import { pathText } from '../syntax/pathText.ts';
import type { Weaver } from './weaver.ts';

/**
 * `gru(x)`: the engine says "gru is not a function" and keeps what gru is to itself. So where a value of the lab's own
 * is called, its first argument begins by noting what is called, if that is no function. Nothing else changes: the
 * engine has read the callee by then, and goes on to say what it says.
 */
export function weaveCall(weaver: Weaver, node: ts.CallExpression): void {
  const [first] = node.arguments;
  // Of `f?.(x)` the arguments are only read where there is something to call.
  const callee = first && !ts.isSpreadElement(first) ? calleeText(weaver, bare(node.expression)) : null;
  if (!first || callee === null) {
    weaver.visitChildren(node);
    return;
  }
  weaver.visit(node.expression);
  node.arguments.forEach((part, index) => {
    if (index > 0) {
      weaver.visit(part);
      return;
    }
    // An assignment: it takes no more of the frame than the argument itself.
    weaver.weave.insertStart(part.getStart(), `(typeof ${callee}!=='function'&&(${weaver.names.scope}.n=${callee}),`);
    weaver.visit(part);
    weaver.weave.insert(jsEnd(part), ')');
  });
}

/**
 * What is called, where it may be no function and can be read a second time without running anything; null elsewhere.
 */
function calleeText({ known, hasHiddenCalls }: Weaver, callee: ts.Expression): string | null {
  if (ts.isIdentifier(callee)) return known.values.has(callee.text) ? callee.text : null;
  if (known.hasGetters || (hasHiddenCalls && ts.isElementAccessExpression(callee))) return null;
  if (ts.isPropertyAccessExpression(callee) && !known.fields.has(callee.name.text)) return null;
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return null;
  return pathText(callee);
}
