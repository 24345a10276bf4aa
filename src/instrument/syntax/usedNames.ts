import ts from 'typescript';
import { isTypeOnly } from './isTypeOnly.ts';

/** Names of variables that occur in a file as more than types, its import statements aside. */
export function usedNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isTypeOnly(node)) return;
    if (!ts.isIdentifier(node)) ts.forEachChild(node, walk);
    else if (!isPropertyName(node)) names.add(node.text);
  };
  walk(tree);
  return names;
}

/** `T` in `{ T: 1 }`, `o.T`, `class { T = 1 }` and `const { T: local } = o` names no variable. */
export function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isAccessor(parent)) &&
    parent.name === node
  );
}
