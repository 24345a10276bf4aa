import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import type { ReadText } from './readText.ts';
import { insertAfter, insertBefore, removeStatement, siblingsOf, statementOf } from './statements.ts';

/** Of gradients that are clipped where it changes nothing: the line moves between backward and the step. */
export function mendClip(read: ReadText, at: number): Mend | null {
  const clip = read.near(at, ts.isCallExpression, node => calledName(node) === 'clipGradNorm');
  const statement = clip && statementOf(clip);
  // Names that it declares are read on other lines.
  if (!statement || !ts.isExpressionStatement(statement)) return null;
  const siblings = siblingsOf(statement);
  const here = siblings.indexOf(statement);
  const code = read.written(statement).replace(/;$/u, '');
  const removed = removeStatement(read, statement);
  const isBetween = (one: number, other: number): boolean => siblings.slice(one + 1, other).some(each => has(read, each, 'step'));
  const before = siblings.findLastIndex((each, index) => index < here && has(read, each, 'step'));
  const after = siblings.findIndex((each, index) => index > here && has(read, each, 'backward'));
  const [step, backward] = [siblings[before], siblings[after]];
  // Before there are gradients: behind what makes them, which comes next.
  if (
    backward &&
    !has(read, backward, 'step') &&
    !isBetween(here, after) &&
    !siblings.slice(0, here).some(each => has(read, each, 'backward'))
  )
    return { title: 'Clip after backward(), and before the step', edits: [removed, insertAfter(read, backward, code)] };
  const isMade = siblings.slice(0, before).some(each => has(read, each, 'backward'));
  if (step && isMade && !has(read, step, 'backward'))
    return { title: 'Clip before the step that uses the gradients', edits: [insertBefore(read, step, code), removed] };
  return null;
}

function has(read: ReadText, statement: ts.Statement, method: string): boolean {
  return read.all(ts.isCallExpression, statement).some(call => calledName(call) === method);
}

function calledName({ expression }: ts.CallExpression): string | null {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : null;
}
