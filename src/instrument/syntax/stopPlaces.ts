import ts from 'typescript';
import { eachNode } from './eachNode.ts';
import { isExecuted, isTypeOnly } from './isTypeOnly.ts';

/** Where a run that goes up to a line ends: before or after statements, whichever comes first. */
export type StopPlaces = ReadonlyMap<ts.Node, 'before' | 'after'>;

/** The line of a place in the text, 1-based. */
type LineAt = (offset: number) => number;

/** What can be gone to: a statement, or a function, whose body is gone into. */
type Target = ts.Statement | ts.FunctionLikeDeclaration;

/**
 * The end of what `line` does: of the innermost statement on it, of a head such as `for (…) {` the moment its body
 * begins. A line on which nothing stands means what stands before it. Null where nothing runs up to there.
 */
export function stopPlaces(tree: ts.SourceFile, lineAt: LineAt, line: number): StopPlaces | null {
  const target = innermost(tree, lineAt, line);
  const places = new Map<ts.Node, 'before' | 'after'>();
  if (ts.isSourceFile(target)) stopBehind(places, target.statements, lineAt, line);
  else if (isFunction(target)) stopInFunction(places, target, lineAt, line);
  else stopAtStatement(places, target, lineAt, line);
  return places.size > 0 ? places : null;
}

function innermost(tree: ts.SourceFile, lineAt: LineAt, line: number): ts.SourceFile | Target {
  let found: ts.SourceFile | Target = tree;
  const look = (child: ts.Node): void => {
    if (isTypeOnly(child)) return;
    const covers = lineAt(child.getStart(tree)) <= line && line <= lineAt(child.end);
    if (!covers) return;
    if (isRun(child) || isFunction(child)) found = child;
    // What stands in one line is through as a whole.
    if (!isRun(child) || !isInOneLine(child, lineAt)) ts.forEachChild(child, look);
  };
  ts.forEachChild(tree, look);
  return found;
}

function stopAtStatement(places: Map<ts.Node, 'before' | 'after'>, target: ts.Statement, lineAt: LineAt, line: number): void {
  const inner = ts.isVariableStatement(target) ? [] : bodies(target);
  const isHead = !inner.some(([first]) => first && lineAt(first.getStart()) <= line);
  const isLastLine = line === lineAt(target.end);
  if (inner.length === 0 || isLastLine) {
    places.set(target, 'after');
    if (isInOneLine(target, lineAt)) stopWhereLeft(places, target);
    return;
  }
  if (!isHead && stopBehind(places, inner.flat(), lineAt, line)) return;
  for (const [first] of inner) if (first) places.set(first, 'before');
  // A body that never runs.
  places.set(target, 'after');
}

/** A statement in one line is through also where a part of it leads away. */
function stopWhereLeft(places: Map<ts.Node, 'before' | 'after'>, statement: ts.Statement): void {
  eachNode(statement, node => {
    if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isBreakOrContinueStatement(node)) places.set(node, 'after');
    return !ts.isFunctionLike(node);
  });
}

function stopInFunction(
  places: Map<ts.Node, 'before' | 'after'>,
  { body }: ts.FunctionLikeDeclaration,
  lineAt: LineAt,
  line: number,
): void {
  if (!body || !ts.isBlock(body) || stopBehind(places, body.statements, lineAt, line)) return;
  const first = body.statements.find(isRun);
  if (first) places.set(first, 'before');
}

/** Sets the end of the last statement that ends above `line`; false where there is none. */
function stopBehind(places: Map<ts.Node, 'before' | 'after'>, statements: readonly ts.Statement[], lineAt: LineAt, line: number): boolean {
  const last = statements.filter(statement => isRun(statement) && lineAt(statement.end) <= line).at(-1);
  if (last) places.set(last, 'after');
  return last !== undefined;
}

function isInOneLine(node: ts.Node, lineAt: LineAt): boolean {
  return lineAt(node.getStart()) === lineAt(node.end);
}

/** The statements inside of a statement, list by list. */
function bodies(statement: ts.Statement): (readonly ts.Statement[])[] {
  if (ts.isBlock(statement)) return [statement.statements.filter(isRun)];
  if (ts.isIfStatement(statement)) return [statement.thenStatement, statement.elseStatement].flatMap(part => (part ? bodyOf(part) : []));
  if (ts.isIterationStatement(statement, false)) return bodyOf(statement.statement);
  if (ts.isLabeledStatement(statement)) return bodies(statement.statement);
  if (ts.isTryStatement(statement))
    return [statement.tryBlock, statement.catchClause?.block, statement.finallyBlock].flatMap(part => (part ? bodies(part) : []));
  if (ts.isSwitchStatement(statement)) return statement.caseBlock.clauses.map(({ statements }) => statements.filter(isRun));
  return [];
}

function bodyOf(part: ts.Statement): (readonly ts.Statement[])[] {
  return ts.isBlock(part) ? bodies(part) : [[part]];
}

/** A function whose head has lines of its own: what is declared where it stands, runs when it is called. */
function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node) || ts.isAccessor(node)) &&
    node.body !== undefined
  );
}

/** A statement that does something when it is come to. */
function isRun(node: ts.Node): node is ts.Statement {
  return (
    ts.isStatement(node) &&
    isExecuted(node) &&
    // Its value is set up elsewhere.
    !ts.isExportAssignment(node) &&
    // `continue` finds the loop by its label.
    !ts.isLabeledStatement(node.parent) &&
    !(ts.isBlock(node) && !ts.isBlock(node.parent) && !ts.isSourceFile(node.parent) && !ts.isCaseOrDefaultClause(node.parent))
  );
}
