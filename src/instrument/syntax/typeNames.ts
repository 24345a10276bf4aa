import ts from 'typescript';
import { isTypeOnly } from './isTypeOnly.ts';

/** Names that a file declares or imports only as types. What is a value, too, is no type for whoever runs it. */
export function typeNames(tree: ts.SourceFile): ReadonlySet<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  for (const node of tree.statements) {
    if (ts.isImportDeclaration(node)) addImports(node, types);
    else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) types.add(node.name.text);
    else if (ts.isVariableStatement(node) && isTypeOnly(node)) {
      for (const { name } of node.declarationList.declarations) if (ts.isIdentifier(name)) types.add(name.text);
    } else if (
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isModuleDeclaration(node) ||
      ts.isEnumDeclaration(node)
    ) {
      if (node.name && ts.isIdentifier(node.name)) (isTypeOnly(node) ? types : values).add(node.name.text);
    } else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) if (ts.isIdentifier(name)) values.add(name.text);
    }
  }
  for (const value of values) types.delete(value);
  return types;
}

/**
 * Names under which a file exports types, its own or, by `export type` and `export { type X }`, those of other files.
 */
export function exportedTypes(tree: ts.SourceFile, types: ReadonlySet<string>): ReadonlySet<string> {
  const exported = new Set<string>();
  for (const node of tree.statements) {
    if (ts.isExportDeclaration(node)) {
      const { exportClause: clause, moduleSpecifier } = node;
      if (!clause || !ts.isNamedExports(clause)) continue;
      for (const { isTypeOnly: isOne, name, propertyName } of clause.elements)
        if (node.isTypeOnly || isOne || (!moduleSpecifier && types.has((propertyName ?? name).text))) exported.add(name.text);
    } else if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
      const named = node as ts.Statement & { readonly name?: ts.Node };
      const names = ts.isVariableStatement(node) ? node.declarationList.declarations.map(({ name }) => name) : [named.name];
      for (const name of names) if (name && ts.isIdentifier(name) && types.has(name.text)) exported.add(name.text);
    }
  }
  return exported;
}

function addImports({ importClause: clause }: ts.ImportDeclaration, types: Set<string>): void {
  if (!clause) return;
  const isWhole = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (isWhole && clause.name) types.add(clause.name.text);
  const named = clause.namedBindings;
  if (!named) return;
  if (ts.isNamespaceImport(named)) {
    if (isWhole) types.add(named.name.text);
    return;
  }
  for (const { isTypeOnly: isOne, name } of named.elements) if (isWhole || isOne) types.add(name.text);
}
