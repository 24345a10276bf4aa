import ts from 'typescript';
import { assignedNames } from '../syntax/assignedNames.ts';
import { bindingNames } from '../syntax/bindingNames.ts';
import type { ParsedFile } from '../reading/parseFile.ts';
import { exportedTypes, typeNames } from '../syntax/typeNames.ts';
import { usedNames } from '../syntax/usedNames.ts';

/** A place that names another module: `import … from`, `export … from`. */
export interface ModuleReference {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
}

export interface ImportBinding extends ModuleReference {
  /** `*` for the whole module. */
  readonly imported: string;
  readonly local: string;
}

/** A name a file exports: one of its own variables, or with `from` one of another module. */
interface ExportBinding {
  readonly exported: string;
  readonly local: string;
  readonly from: ModuleReference | null;
}

/** The import and export statements of one file. */
export interface ModuleSyntax {
  readonly references: readonly ModuleReference[];
  readonly imports: readonly ImportBinding[];
  readonly exports: readonly ExportBinding[];
  /** `export * from`. */
  readonly stars: readonly ModuleReference[];
  /** Exported variables that the file assigns after their declaration: importers must see them change. */
  readonly live: ReadonlySet<string>;
  /** Exported names that are only types: nothing is there for them when the lab runs. */
  readonly types: ReadonlySet<string>;
  /** Import and export statements that have no place in a function. */
  readonly statements: readonly ts.Statement[];
  /** Declarations whose `export` (and `default`) must go. */
  readonly declarations: readonly ts.Statement[];
  /** `export default` of something without a name. */
  readonly defaultValue: ts.ExportAssignment | ts.FunctionDeclaration | ts.ClassDeclaration | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** The local name that stands for the unnamed default export until names are inserted. */
export const unnamedDefault = '*default*';

export function readModuleSyntax({ tree }: ParsedFile): ModuleSyntax {
  const module: Writable<ModuleSyntax> = {
    references: [],
    imports: [],
    exports: [],
    stars: [],
    live: new Set(),
    types: new Set(),
    statements: [],
    declarations: [],
    defaultValue: null,
  };
  const used = tree.statements.some(ts.isImportDeclaration) ? usedNames(tree) : new Set<string>();
  const types = typeNames(tree);
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) readImport(module, statement, used);
    else if (ts.isExportDeclaration(statement)) readExport(module, statement, types);
    else if (ts.isExportAssignment(statement)) {
      module.defaultValue = statement;
      module.exports.push({ exported: 'default', local: unnamedDefault, from: null });
    } else readDeclaration(module, statement);
  }
  module.types = exportedTypes(tree, types);
  if (module.exports.length > 0) {
    const assigned = assignedNames(tree);
    module.live = new Set(module.exports.filter(({ local, from }) => !from && assigned.has(local)).map(({ local }) => local));
  }
  return module;
}

function referenceOf(statement: ts.ImportDeclaration | ts.ExportDeclaration): ModuleReference | null {
  const specifier = statement.moduleSpecifier;
  if (!specifier || !ts.isStringLiteral(specifier)) return null;
  return { specifier: specifier.text, start: specifier.getStart(), end: specifier.end };
}

function readImport(module: Writable<ModuleSyntax>, statement: ts.ImportDeclaration, used: ReadonlySet<string>): void {
  const clause = statement.importClause;
  const reference = referenceOf(statement);
  if (!reference || clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  module.statements.push(statement);
  const named = clause?.namedBindings;
  const isTypesOnly =
    clause &&
    !clause.name &&
    named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly);
  if (isTypesOnly) return;
  module.references.push(reference);
  const bind = (imported: string, local: ts.Identifier, node: ts.Node): void => {
    // As TypeScript does: a name that is used only as a type is not imported.
    if (used.has(local.text))
      module.imports.push({ specifier: reference.specifier, imported, local: local.text, start: node.getStart(), end: node.end });
  };
  if (clause?.name) bind('default', clause.name, clause.name);
  if (named && ts.isNamespaceImport(named)) bind('*', named.name, named);
  else if (named) {
    for (const element of named.elements) {
      if (!element.isTypeOnly) bind((element.propertyName ?? element.name).text, element.name, element);
    }
  }
}

function readExport(module: Writable<ModuleSyntax>, statement: ts.ExportDeclaration, types: ReadonlySet<string>): void {
  if (statement.isTypeOnly) return;
  module.statements.push(statement);
  const reference = referenceOf(statement);
  const clause = statement.exportClause;
  if (reference) module.references.push(reference);
  if (!clause) {
    if (reference) module.stars.push(reference);
  } else if (ts.isNamespaceExport(clause)) {
    module.exports.push({ exported: clause.name.text, local: '*', from: reference });
  } else {
    for (const element of clause.elements) {
      if (element.isTypeOnly || (!reference && types.has((element.propertyName ?? element.name).text))) continue;
      const from = reference && { ...reference, start: element.getStart(), end: element.end };
      module.exports.push({ exported: element.name.text, local: (element.propertyName ?? element.name).text, from });
    }
  }
}

function readDeclaration(module: Writable<ModuleSyntax>, statement: ts.Statement): void {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  const has = (kind: ts.SyntaxKind): boolean => modifiers?.some(modifier => modifier.kind === kind) ?? false;
  if (!has(ts.SyntaxKind.ExportKeyword) || has(ts.SyntaxKind.DeclareKeyword)) return;
  const push = (local: string, exported = local): number => module.exports.push({ exported, local, from: null });
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) bindingNames(name).forEach(({ text }) => push(text));
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    if (ts.isFunctionDeclaration(statement) && !statement.body) return;
    const isDefault = has(ts.SyntaxKind.DefaultKeyword);
    if (!statement.name) {
      module.defaultValue = statement;
      push(unnamedDefault, 'default');
      return;
    }
    push(statement.name.text, isDefault ? 'default' : statement.name.text);
  } else return;
  module.declarations.push(statement);
}
