import ts from 'typescript';
import { bindingNames } from './bindingNames.ts';
import { countedLoop } from './countedLoop.ts';
import { eachNode } from './eachNode.ts';

/** Calls what it is given once. */
const callsOnce: ReadonlySet<string> = new Set(['noGrad']);

/** The lab's last top-level statement in which a loop can run. */
export interface LastLoop {
  readonly start: number;
  /** True where in a turn of any of its loops at most one other loop runs, once, and that is counted, too. */
  readonly isNested: boolean;
}

/**
 * Null where there is none, or where one of its loops may run more often than can be counted: then nobody can tell how
 * long the lab still takes.
 */
export function lastLoop(tree: ts.SourceFile): LastLoop | null {
  const looping = loopingBodies(tree);
  const last = tree.statements.findLast(statement => !isDeclared(statement) && hasLoop(statement, looping));
  if (!last || !isCountable(last, { looping, known: new Map(), isNested: false })) return null;
  return { start: last.getStart(tree), isNested: isCountable(last, { looping, known: new Map(), isNested: true }) };
}

/** What runs loops when it is named: functions, methods and classes of the file, and what comes from a file beside. */
type LoopingBodies = ReadonlyMap<string, readonly ts.Node[]>;

function loopingBodies(tree: ts.SourceFile): LoopingBodies {
  const named: { readonly name: string; readonly body: ts.Node }[] = [];
  const looping = new Map<string, ts.Node[]>();
  eachNode(tree, node => {
    const name = nameOfFunction(node);
    if (name !== null) named.push({ name, body: node });
    if (ts.isImportDeclaration(node)) for (const imported of namesFromBeside(node)) looping.set(imported, []);
    return true;
  });
  // Whatever names one that loops, loops: until no more are found.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { name, body } of named) {
      const known = looping.get(name) ?? [];
      if (known.includes(body) || !hasLoop(body, looping)) continue;
      looping.set(name, [...known, body]);
      isNew = true;
    }
  }
  return looping;
}

function nameOfFunction(node: ts.Node): string | null {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name?.text ?? null;
  if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node) || ts.isSetAccessor(node)) return node.name.getText();
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyDeclaration(node) && !ts.isPropertyAssignment(node)) return null;
  return node.initializer && ts.isFunctionLike(node.initializer) ? node.name.getText() : null;
}

function namesFromBeside({ moduleSpecifier, importClause }: ts.ImportDeclaration): string[] {
  if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.')) return [];
  const bindings = importClause?.namedBindings;
  const listed = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  const whole = bindings && ts.isNamespaceImport(bindings) ? [bindings.name.text] : [];
  return [...listed, ...whole, ...(importClause?.name ? [importClause.name.text] : [])];
}

/** Runs nothing itself. */
function isDeclared(node: ts.Statement): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node)
  );
}

const hasLoop = (node: ts.Node, looping: LoopingBodies): boolean => loopsIn(node, looping, 1) > 0;

/** How many loops and names of what loops there are in a node, up to `most`. */
function loopsIn(root: ts.Node, looping: LoopingBodies, most: number): number {
  let count = 0;
  eachNode(root, node => {
    if (count >= most) return false;
    const isName = ts.isIdentifier(node) && looping.has(node.text) && !isNameOf(node);
    if (isName || ts.isIterationStatement(node, false)) count++;
    return true;
  });
  return count;
}

/** The name of what is being declared is no use of it. */
function isNameOf(node: ts.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
}

/** How loops are looked at. */
interface Look {
  readonly looping: LoopingBodies;
  /** What was found of the bodies that were looked at. */
  readonly known: Map<ts.Node, boolean>;
  /** See `LastLoop.isNested`; else several loops may run one after the other as turns of another one. */
  readonly isNested: boolean;
}

/** At most so many loops inside of each other are counted in one function: see `weaveLoop.ts`. */
const mostCounted = 2;

/** True where each loop in a node runs as often as its count says. */
function isCountable(root: ts.Node, look: Look): boolean {
  const { looping, isNested } = look;
  const mayBeSeveral = (node: ts.Node): boolean => !isNested && isOfLoop(node);
  let isSo = true;
  eachNode(root, node => {
    if (!isSo) return false;
    if (ts.isIterationStatement(node, false)) isSo = isLoopCountable(node, look);
    else if (ts.isFunctionLike(node) && node !== root && !isBody(node)) isSo = isCalledOnce(node) || !hasLoop(node, looping);
    else if (ts.isBlock(node)) isSo = mayBeSeveral(node) || loopsAt(node.statements, looping) <= 1;
    else if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) isSo = mayBeSeveral(node) || loopsIn(node, looping, 2) <= 1;
    else if (ts.isIdentifier(node) && !isNameOf(node)) isSo = areCountable(looping.get(node.text), look);
    return isSo;
  });
  return isSo;
}

function isLoopCountable(node: ts.IterationStatement, { looping, isNested }: Look): boolean {
  if (isNested && loopsAround(node) >= mostCounted) return false;
  return isCounted(node) || !hasLoop(node.statement, looping);
}

/** Each body is looked at once, however many name it. What comes from a file beside is seen by nobody. */
function areCountable(bodies: readonly ts.Node[] | undefined, look: Look): boolean {
  const { known, isNested } = look;
  if (!bodies) return true;
  if (isNested && bodies.length === 0) return false;
  return bodies.every(body => {
    const before = known.get(body);
    if (before !== undefined) return before;
    // One that comes to itself again runs nobody knows how often.
    known.set(body, false);
    const isSo = isCountable(body, look);
    known.set(body, isSo);
    return isSo;
  });
}

function isCounted(node: ts.IterationStatement): boolean {
  if (ts.isForOfStatement(node)) return !node.awaitModifier && countedLoop(node, new Set()) !== null;
  if (!ts.isForStatement(node)) return false;
  const { initializer } = node;
  const names =
    initializer && ts.isVariableDeclarationList(initializer) ? initializer.declarations.flatMap(({ name }) => bindingNames(name)) : [];
  return countedLoop(node, new Set(names.map(({ text }) => text))) !== null;
}

/** The function whose name was looked up, and those of a class. */
function isBody(node: ts.Node): boolean {
  return nameOfFunction(node) !== null || nameOfFunction(node.parent) !== null || ts.isConstructorDeclaration(node);
}

function isCalledOnce({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && callsOnce.has(parent.expression.text);
}

const isOfLoop = (node: ts.Node): boolean => ts.isIterationStatement(node, false) || loopsAround(node) > 0;

/** How many loops of its function a node stands in. */
function loopsAround(node: ts.Node): number {
  let count = 0;
  for (let around = node.parent; !ts.isFunctionLike(around) && !ts.isSourceFile(around); around = around.parent)
    if (ts.isIterationStatement(around, false)) count++;
  return count;
}

function loopsAt(statements: readonly ts.Statement[], looping: LoopingBodies): number {
  return statements.filter(statement => !isDeclared(statement) && hasLoop(statement, looping)).length;
}
