import ts from 'typescript';
import { bare, isAssignment } from './bindingNames.ts';
import { circles } from './circles.ts';
import { basesOf, isFunctionNode, namesOf } from './functionNames.ts';

/** Whoever runs what is called by no function's name. */
const somebody = Symbol('somebody');

/** A function, a name, or `somebody`. */
type Place = ts.Node | string | typeof somebody;

/**
 * The functions of a file that may run again while they run; a field of a class that is given a value is one, too. By
 * names alone, so rather one too many: a function leads to each function whose name it mentions, and to what is written
 * in it.
 */
export function recursiveFunctions(tree: ts.SourceFile): ReadonlySet<ts.Node> {
  const found = new Set<ts.Node>();
  for (const place of circles(callGraph(tree))) if (typeof place === 'object') found.add(place);
  return found;
}

interface Call {
  readonly owner: ts.Node;
  /** Null where an expression gives what is called. */
  readonly name: string | null;
}

function callGraph(tree: ts.SourceFile): Map<Place, Set<Place>> {
  const graph = new Map<Place, Set<Place>>();
  const lead = (from: Place, to: Place): void => {
    const targets = graph.get(from);
    if (targets) targets.add(to);
    else graph.set(from, new Set([to]));
  };
  /** Names of functions; names that are mentioned, but not to call them; names that may hold anything. */
  const [named, handedOn, holders] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const calls: Call[] = [];
  // A list in place of recursion: sums of thousands of terms are as deep.
  const rest: { readonly node: ts.Node; readonly owner: ts.Node }[] = [{ node: tree, owner: tree }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, owner } = next;
    const inside = isFunctionNode(node) ? node : owner;
    if (inside === node && node !== tree) {
      lead(owner, node);
      const names = namesOf(node);
      for (const name of names) {
        named.add(name);
        lead(name, node);
      }
      if (ts.isConstructorDeclaration(node)) for (const base of basesOf(node.parent)) lead(node, base);
      if (names.length === 0) lead(somebody, node);
      if (isHook(node)) for (const [from, to] of [[somebody, node] as const, [node, somebody] as const]) lead(from, to);
    } else if (ts.isClassLike(node)) {
      for (const name of namesOf(node)) for (const base of basesOf(node)) lead(name, base);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      calls.push({ owner, name: calledName(node.expression) });
    } else if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node)) {
      lead(owner, node.text);
      if (!isCalled(node) && !isDeclared(node)) handedOn.add(node.text);
      if (isHolder(node)) holders.add(node.text);
    }
    ts.forEachChild(node, child => {
      rest.push({ node: child, owner: inside });
    });
  }
  for (const { owner, name } of calls) if (name === null || (!named.has(name) && holders.has(name))) lead(owner, somebody);
  for (const name of handedOn) if (named.has(name)) lead(somebody, name);
  return graph;
}

/** What the language itself calls: `toString`, `[Symbol.iterator]` … */
function isHook(node: ts.Node): boolean {
  if (!ts.isMethodDeclaration(node) && !ts.isAccessor(node)) return false;
  return ts.isComputedPropertyName(node.name) || /^(?:valueOf|toString|toJSON|then)$/u.test(node.name.text);
}

function calledName(node: ts.Expression): string | null {
  const callee = bare(node);
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  // What is written here is inside anyway.
  return ts.isFunctionExpression(callee) || ts.isArrowFunction(callee) || callee.kind === ts.SyntaxKind.SuperKeyword ? '' : null;
}

function isCalled(node: ts.Node): boolean {
  const { parent } = node;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  return (ts.isCallExpression(callee.parent) || ts.isNewExpression(callee.parent)) && callee.parent.expression === callee;
}

/** True where a name is given, not used. */
function isDeclared(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isShorthandPropertyAssignment(parent)) return isAssigned(parent);
  return ('name' in parent && parent.name === node) || isAssigned(node);
}

function isAssigned(node: ts.Node): boolean {
  return isAssignment(node.parent) && node.parent.left === node;
}

/** True for the name of a variable, a parameter or a property where that is given its value. */
function isHolder(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isPropertyDeclaration(parent))
    return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  return isAssigned(ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : node);
}
