import ts from 'typescript';
import type { CallLine } from '../../core/run/compiledLab.ts';
import type { LinkedFile } from '../modules/labFiles.ts';
import { bare } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { pathText } from '../syntax/pathText.ts';

/** Longer lists are tables of literals. */
const mostNames = 12;

/** As many calls around a name as a reader still sees as one. */
const mostAround = 6;

/**
 * What the calls of each line are of and are given, by name, with what stands inside of them: `x` and `w` for
 * `x.at(-1).matmul(w)`. A call stands on the line of the name that is called, as an engine's stack has it.
 */
export function calledWith({ tree, source }: LinkedFile): CallLine[] {
  const lines = new Map<number, Set<string>>();
  eachNode(tree, node => {
    const name = ts.isExpression(node) ? pathText(node) : null;
    if (name === null) return true;
    if (isPropertyName(node)) return false;
    const isCallee = callOf(node) !== null;
    const read = isCallee ? name.slice(0, Math.max(0, name.lastIndexOf('.'))) : name;
    if (read === '') return false;
    for (const at of callsAround(node)) {
      const line = source.lines.lineAt(at.getStart(tree));
      const names = lines.get(line) ?? new Set<string>();
      if (names.size < mostNames) names.add(read);
      lines.set(line, names);
    }
    return false;
  });
  return [...lines].map(([line, names]) => ({ line, names: [...names] })).sort((a, b) => a.line - b.line);
}

function isPropertyName(node: ts.Node): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** The names that are called by the calls around a node, the innermost first; not beyond the function it is in. */
function callsAround(node: ts.Node): ts.Node[] {
  const called: ts.Node[] = [];
  for (let inner = node; called.length < mostAround; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isStatement(inner) || ts.isFunctionLike(inner) || ts.isSourceFile(inner)) break;
    if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) continue;
    const name = bare(parent.expression);
    called.push(ts.isPropertyAccessExpression(name) ? name.name : name);
  }
  return called;
}

/** The call whose callee an expression is, brackets and types aside. */
function callOf(node: ts.Node): ts.Node | null {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) return callOf(parent);
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node ? parent : null;
}
