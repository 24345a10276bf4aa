import ts from 'typescript';
import { isTypeOnly } from './isTypeOnly.ts';

/** Names that occur in a file as more than types, its import statements aside. */
export function usedNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isTypeOnly(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    else ts.forEachChild(node, walk);
  };
  walk(tree);
  return names;
}
