import ts from 'typescript';
import type { LoopEnd } from '../../core/run/labScope.ts';
import { bare, isAssignment, isUpdate } from './bindingNames.ts';

/** A loop whose number of turns can be told while it runs. */
export interface CountedLoop {
  readonly end: LoopEnd;
  readonly step: number;
  /**
   * Code of what bounds it, reading which runs none of the learner's code: a number, a variable, or an object and a
   * key.
   */
  readonly bound: readonly string[];
}

const ends: ReadonlyMap<ts.SyntaxKind, LoopEnd> = new Map([
  [ts.SyntaxKind.LessThanToken, '<'],
  [ts.SyntaxKind.LessThanEqualsToken, '<='],
  [ts.SyntaxKind.GreaterThanToken, '>'],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '!='],
  [ts.SyntaxKind.ExclamationEqualsToken, '!='],
]);

/** `for (let i = …; i < n; i++)` with `i` among `names`, or `for (… of xs)`; null for every other form. */
export function countedLoop(node: ts.ForStatement | ts.ForOfStatement, names: ReadonlySet<string>): CountedLoop | null {
  if (ts.isForOfStatement(node)) {
    const list = bare(listOf(node.expression));
    if (ts.isArrayLiteralExpression(list))
      return list.elements.some(ts.isSpreadElement) ? null : { end: 'of', step: 1, bound: [String(list.elements.length)] };
    const bound = boundCode(list);
    return bound && !/^[\d.]/u.test(bound[0] ?? '') ? { end: 'of', step: 1, bound } : null;
  }
  const { condition, incrementor } = node;
  if (!condition || !incrementor || !ts.isBinaryExpression(condition)) return null;
  const end = ends.get(condition.operatorToken.kind);
  const variable = bare(condition.left);
  const bound = boundCode(condition.right);
  if (!end || !bound || !ts.isIdentifier(variable) || !names.has(variable.text)) return null;
  const step = stepOf(incrementor, variable.text);
  return step === null ? null : { end, step, bound };
}

/** `xs` itself for `xs.entries()`. */
function listOf(node: ts.Expression): ts.Expression {
  const list = bare(node);
  const isEntries =
    ts.isCallExpression(list) &&
    list.arguments.length === 0 &&
    ts.isPropertyAccessExpression(list.expression) &&
    /^(?:entries|keys|values)$/u.test(list.expression.name.text);
  return isEntries ? list.expression.expression : list;
}

function boundCode(node: ts.Expression): string[] | null {
  const bound = bare(node);
  if (ts.isIdentifier(bound) || ts.isNumericLiteral(bound)) return [bound.getText()];
  if (!ts.isPropertyAccessExpression(bound) || !ts.isIdentifier(bound.name)) return null;
  const owner = bare(bound.expression);
  if (!ts.isIdentifier(owner) && owner.kind !== ts.SyntaxKind.ThisKeyword) return null;
  return [owner.getText(), JSON.stringify(bound.name.text)];
}

/** By how much `i++`, `i -= 2` and their like change `i`; null for everything else. */
export function stepOf(incrementor: ts.Expression, name: string): number | null {
  const isName = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === name;
  if (isUpdate(incrementor) && isName(incrementor.operand)) return incrementor.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1;
  if (!isAssignment(incrementor) || !isName(incrementor.left) || !ts.isNumericLiteral(incrementor.right)) return null;
  const by = Number(incrementor.right.text);
  if (incrementor.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return by;
  return incrementor.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken ? -by : null;
}
