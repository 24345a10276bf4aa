import ts from 'typescript';
import { jsEnd } from './jsEnd.ts';
import type { Weaver } from './weaver.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';

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

/** Declarations of functions and types, imports and exports do nothing when they are reached. */
function isExecuted(statement: ts.Statement): boolean {
  return !(
    isTypeOnly(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}
