import type ts from 'typescript';
import { isComputing } from '../syntax/isTold.ts';
import { jsEnd } from './jsEnd.ts';
import type { Weaver } from './weaver.ts';
import type { ChainPart } from './weaveOperands.ts';

/** Longer sums are told as a whole: each probe around them nests one deeper. */
const mostNested = 50;

/** `h.at(-1)` as `$g7.v(h.at(-1))`: a call that gives back what it was given can stand wherever a value can. */
export function weaveExpression(weaver: Weaver, node: ts.Expression, inside: () => void): void {
  weaver.around(node, `${weaver.expressionSlot(node, node.end)}.v(`, ')', inside);
}

/**
 * `a + b - c` with a probe for `a + b` and one for the whole: begins them, and gives for each operator of the chain
 * what has to follow its right side.
 */
export function beginExpressions(weaver: Weaver, node: ts.BinaryExpression, parts: readonly ChainPart[]): (string | undefined)[] {
  const last = parts.length - 1;
  const told = parts.map(({ operator }, index) => isComputing(operator) && (index === last || parts.length <= mostNested));
  const start = node.getStart();
  for (let index = last; index >= 0; index--) {
    const part = parts[index];
    if (part && told[index])
      weaver.weave.insertStart(start, `${weaver.expressionSlot(part.operator.parent as ts.BinaryExpression, jsEnd(part.right))}.v(`);
  }
  return told.map(isEnd => (isEnd ? ')' : undefined));
}
