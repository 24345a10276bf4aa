import ts from 'typescript';

/** True where the node stands only for the type checker and is blanked out. */
export function isTypeOnly(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.InterfaceDeclaration:
    case ts.SyntaxKind.TypeAliasDeclaration:
    case ts.SyntaxKind.TypeParameter:
      return true;
    case ts.SyntaxKind.HeritageClause:
      return (node as ts.HeritageClause).token === ts.SyntaxKind.ImplementsKeyword;
    case ts.SyntaxKind.VariableStatement:
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.ClassDeclaration:
    case ts.SyntaxKind.EnumDeclaration:
    case ts.SyntaxKind.ModuleDeclaration:
    case ts.SyntaxKind.PropertyDeclaration:
      return (node as ts.HasModifiers).modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
    case ts.SyntaxKind.ExpressionWithTypeArguments:
      return false;
    default:
      return node.kind >= ts.SyntaxKind.FirstTypeNode && node.kind <= ts.SyntaxKind.LastTypeNode;
  }
}

/** Declarations of functions and types, imports and exports do nothing when they are reached. */
export function isExecuted(statement: ts.Statement): boolean {
  return !(
    isTypeOnly(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}
