import ts from 'typescript';
import { assignmentTargets, isAssignment, isUpdate } from './bindingNames.ts';

/** Names of variables that are assigned anywhere in a file, other than by their declaration. */
export function assignedNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    for (const name of assignedBy(node)) names.add(name);
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return names;
}

/** Names of variables that this very node assigns. */
export function assignedBy(node: ts.Node): string[] {
  const target = assignedExpression(node);
  return target ? assignmentTargets(target).flatMap(found => (ts.isIdentifier(found) ? [found.text] : [])) : [];
}

/** What a node assigns to; null where it assigns nothing. */
export function assignedExpression(node: ts.Node): ts.Expression | null {
  if (isAssignment(node)) return node.left;
  if (isUpdate(node)) return node.operand;
  if (!ts.isForOfStatement(node) && !ts.isForInStatement(node)) return null;
  return ts.isVariableDeclarationList(node.initializer) ? null : node.initializer;
}
