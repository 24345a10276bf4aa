import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import type { ReadText } from './readText.ts';
import { insertBefore, removeStatement, siblingsOf, statementOf } from './statements.ts';

/** Of a step by gradients that hold those of earlier ones: they are cleared before they are made. */
export function mendZeroGrad(read: ReadText, at: number): Mend | null {
  const step = read.near(at, ts.isCallExpression, node => ownerOf(node, 'step') !== null);
  const owner = step && ownerOf(step, 'step');
  const statement = step && statementOf(step);
  if (!owner || !statement) return null;
  const siblings = siblingsOf(statement);
  const before = siblings.slice(0, siblings.indexOf(statement));
  const lastStep = before.findLastIndex(each => calls(read, each, 'step'));
  const first = before.slice(lastStep + 1).find(each => calls(read, each, 'backward'));
  if (!first) return null;
  const name = read.written(owner);
  const code = `${name}.zeroGrad()`;
  const insert = insertBefore(read, first, code);
  const early = clearedTooEarly(read, statement, name);
  if (!early) return { title: `Write ${code} before backward()`, edits: [insert] };
  return { title: `Move ${code} before backward()`, edits: [removeStatement(read, early), insert] };
}

/** `optimizer.zeroGrad()` by itself before the loop in which it is missing. */
function clearedTooEarly(read: ReadText, step: ts.Statement, owner: string): ts.Statement | null {
  let inner = statementOf(step.parent);
  while (inner && !ts.isFunctionLike(inner)) {
    const siblings = siblingsOf(inner);
    const before = siblings.slice(0, siblings.indexOf(inner));
    const found = before.findLast(each => isClearing(read, each, owner));
    if (found) return found;
    if (hasFunctionAround(inner)) return null;
    inner = statementOf(inner.parent);
  }
  return null;
}

function isClearing(read: ReadText, statement: ts.Statement, owner: string): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  const cleared = ownerOf(statement.expression, 'zeroGrad');
  return cleared !== null && read.written(cleared) === owner;
}

/** True where the block it stands in is a function's own. */
function hasFunctionAround(statement: ts.Statement): boolean {
  return ts.isFunctionLike(statement.parent.parent);
}

function calls(read: ReadText, statement: ts.Statement, method: string): boolean {
  return read.all(ts.isCallExpression, statement).some(call => ownerOf(call, method) !== null);
}

/** `optimizer` of `optimizer.step()`. */
function ownerOf({ expression }: ts.CallExpression, method: string): ts.Expression | null {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === method ? expression.expression : null;
}
