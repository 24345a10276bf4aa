import ts from 'typescript';
import { jsEnd } from './jsEnd.ts';
import type { Weaver } from './weaver.ts';
import { isExecuted } from '../syntax/isTypeOnly.ts';

/** A list of statements: each that begins a line says so when it is reached. */
export function weaveStatements(weaver: Weaver, statements: readonly ts.Statement[]): void {
  const reached = weaver.reachedLine;
  for (const statement of statements) {
    if (isExecuted(statement)) {
      const tick = weaver.tick(statement);
      if (tick) weaver.weave.insertStart(statement.getStart(), tick);
    }
    weaver.visit(statement);
  }
  weaver.reachedLine = reached;
}

/** The statement of an `if`, on its own line or not, in braces or not. */
export function weaveBranch(weaver: Weaver, statement: ts.Statement): void {
  if (ts.isBlock(statement)) {
    weaver.visit(statement);
    return;
  }
  const reached = weaver.reachedLine;
  const tick = weaver.tick(statement);
  if (tick) weaver.weave.insert(statement.getStart(), `{${tick}`);
  weaver.visit(statement);
  if (tick) weaver.weave.insert(jsEnd(statement), '}');
  weaver.reachedLine = reached;
}

/** A statement before or after which the run ends. */
export function weaveStop(weaver: Weaver, statement: ts.Node, place: 'before' | 'after', inside: () => void): void {
  const stop = `${weaver.names.clock}.h(`;
  const value = ts.isReturnStatement(statement) || ts.isThrowStatement(statement) ? statement.expression : undefined;
  if (value && place === 'after') {
    weaver.around(value, stop, ')', inside);
    return;
  }
  // What leaves its place is never through.
  const isBefore = place === 'before' || ts.isReturnStatement(statement) || ts.isBreakOrContinueStatement(statement);
  const isAlone = !isListed(statement);
  const start = (isAlone ? '{' : '') + (isBefore ? `${stop});` : '');
  if (start !== '') weaver.weave.insertStart(statement.getStart(), start);
  inside();
  const end = (isBefore ? '' : `;${stop});`) + (isAlone ? '}' : '');
  if (end !== '') weaver.weave.insert(jsEnd(statement), end);
}

/** True where more statements can stand beside it without braces. */
export function isListed({ parent }: ts.Node): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent);
}
