import ts from 'typescript';
import { bindingNames } from './bindingNames.ts';
import { countedLoop } from './countedLoop.ts';
import { eachNode } from './eachNode.ts';

/** Calls what it is given once. */
const callsOnce: ReadonlySet<string> = new Set(['noGrad']);

/**
 * Where the lab's last top-level statement begins in which a loop can run; null where there is none, or where one of
 * its loops may run more often than can be counted: then nobody can tell how long the lab still takes.
 */
export function lastLoopStart(tree: ts.SourceFile): number | null {
  const looping = loopingBodies(tree);
  const last = tree.statements.findLast(statement => !isDeclared(statement) && hasLoop(statement, looping));
  if (!last || !isCountable(last, looping, new Map())) return null;
  return last.getStart(tree);
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

/** True where each loop in a node runs as often as its count says, several of them only as turns of another loop. */
function isCountable(root: ts.Node, looping: LoopingBodies, known: Map<ts.Node, boolean>): boolean {
  let isSo = true;
  eachNode(root, node => {
    if (!isSo) return false;
    if (ts.isIterationStatement(node, false)) isSo = isCounted(node) || !hasLoop(node.statement, looping);
    else if (ts.isFunctionLike(node) && node !== root && !isBody(node)) isSo = isCalledOnce(node) || !hasLoop(node, looping);
    else if (ts.isBlock(node) && !isOfLoop(node)) isSo = loopsAt(node.statements, looping) <= 1;
    else if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) isSo = isOfLoop(node.parent) || loopsIn(node, looping, 2) <= 1;
    else if (ts.isIdentifier(node) && !isNameOf(node)) isSo = areCountable(looping.get(node.text) ?? [], looping, known);
    return isSo;
  });
  return isSo;
}

/** Each body is looked at once, however many name it. */
function areCountable(bodies: readonly ts.Node[], looping: LoopingBodies, known: Map<ts.Node, boolean>): boolean {
  return bodies.every(body => {
    const before = known.get(body);
    if (before !== undefined) return before;
    // One that comes to itself again runs nobody knows how often.
    known.set(body, false);
    const isSo = isCountable(body, looping, known);
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

function isOfLoop(node: ts.Node): boolean {
  for (let around: ts.Node = node; !ts.isFunctionLike(around) && !ts.isSourceFile(around); around = around.parent)
    if (ts.isIterationStatement(around, false)) return true;
  return false;
}

function loopsAt(statements: readonly ts.Statement[], looping: LoopingBodies): number {
  return statements.filter(statement => !isDeclared(statement) && hasLoop(statement, looping)).length;
}
