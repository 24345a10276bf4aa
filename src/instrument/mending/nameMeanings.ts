import { parse } from 'acorn';
import { analyze, type Variable } from 'eslint-scope';
import ts from 'typescript';
import { eachNode } from '../syntax/eachNode.ts';
import { blankTypes } from '../reading/blankTypes.ts';

/** Where an identifier of the parsed text begins. */
const startOf = (identifier: object): number => (identifier as { readonly start: number }).start;

/**
 * Which declaration the names of a file mean: variables by their scopes, and fields and methods of the file's own
 * classes after `this` or a name that such a class was made for. A meaning is the place of the declaring name.
 */
export class NameMeanings {
  private readonly tree: ts.SourceFile;
  private readonly names = new Map<number, ts.Identifier>();
  /** Places of names that are declared or read, and the places that declare them: one where it is declared once. */
  private readonly variables = new Map<number, readonly number[]>();

  /** @param tree with parents */
  constructor(tree: ts.SourceFile) {
    this.tree = tree;
    eachNode(tree, node => {
      if (ts.isIdentifier(node)) this.names.set(node.getStart(tree), node);
      return true;
    });
    // What is blanked stays where it was, so places are the same in both texts. Blanking takes marks from its tree.
    const own = ts.createSourceFile(tree.fileName, tree.text, ts.ScriptTarget.Latest);
    const program = parse(
      blankTypes(own, () => undefined),
      { ecmaVersion: 'latest', sourceType: 'module', ranges: true },
    );
    const { scopes } = analyze(program as Parameters<typeof analyze>[0], { ecmaVersion: 2022, sourceType: 'module' });
    for (const { variables, references } of scopes) {
      for (const variable of variables) this.note(variable.identifiers, variable);
      for (const { identifier, resolved } of references) if (resolved) this.note([identifier], resolved);
    }
  }

  /** The only declaration of what a name means; null where the file has none, or several. */
  declarationOf(name: ts.Identifier): ts.Declaration | null {
    const [place, another] = this.meaningOf(name);
    const declaring = place === undefined || another !== undefined ? undefined : this.names.get(place);
    // A name that declares something stands right in its declaration.
    return declaring ? (declaring.parent as ts.Declaration) : null;
  }

  /** True where both names mean one thing that the file declares. */
  isSame(name: ts.Identifier, other: ts.Identifier): boolean {
    const [place] = this.meaningOf(name);
    return place !== undefined && place === this.meaningOf(other)[0];
  }

  private note(identifiers: readonly object[], { defs }: Variable): void {
    const places = [...new Set(defs.map(def => startOf(def.name)))];
    for (const identifier of identifiers) this.variables.set(startOf(identifier), places);
  }

  private meaningOf(name: ts.Identifier): readonly number[] {
    const { parent } = name;
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) {
      const owner = this.classOf(parent.expression);
      const member = owner && this.memberOf(owner, name.text);
      return member ? [member.getStart(this.tree)] : [];
    }
    const place = name.getStart(this.tree);
    if ((ts.isClassElement(parent) || ts.isPropertyAssignment(parent)) && parent.name === name) return [place];
    return this.variables.get(place) ?? this.typeMeant(name);
  }

  /** Types are blanked and have no scopes: what the whole file calls so is meant. */
  private typeMeant(name: ts.Identifier): readonly number[] {
    const { parent } = name;
    const isType = ts.isTypeNode(parent) || (ts.isQualifiedName(parent) && parent.left === name) || isTypeDeclared(parent);
    return isType ? this.ofFile(name.text).map(declared => declared.getStart(this.tree)) : [];
  }

  /** The names by which the file itself, and no function in it, declares a name. */
  private ofFile(text: string): ts.Identifier[] {
    return [...this.names.values()].filter(
      ({ text: own, parent }) =>
        own === text && (isTypeDeclared(parent) || (ts.isClassDeclaration(parent) && ts.isSourceFile(parent.parent))),
    );
  }

  /** The class of the file whose object an expression is. */
  private classOf(expression: ts.Expression): ts.ClassLikeDeclaration | null {
    if (expression.kind === ts.SyntaxKind.ThisKeyword) return classAround(expression);
    if (ts.isNewExpression(expression)) return this.classMeant(expression.expression);
    if (!ts.isIdentifier(expression)) return null;
    const declaration = this.declarationOf(expression);
    if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))) return null;
    const { type, initializer } = declaration;
    if (type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return this.classMeant(type.typeName);
    return initializer && ts.isNewExpression(initializer) ? this.classMeant(initializer.expression) : null;
  }

  private classMeant(expression: ts.Node): ts.ClassLikeDeclaration | null {
    const declaration = ts.isIdentifier(expression) ? this.declarationOf(expression) : null;
    return declaration && ts.isClassLike(declaration) ? declaration : null;
  }

  private memberOf(owner: ts.ClassLikeDeclaration, name: string, seen: readonly ts.Node[] = []): ts.Identifier | null {
    for (const { name: member } of owner.members) if (member && ts.isIdentifier(member) && member.text === name) return member;
    const [base] = owner.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
    const above = base && this.classMeant(base.expression);
    return above && !seen.includes(above) ? this.memberOf(above, name, [...seen, owner]) : null;
  }
}

/** The class that `this` means; null where it is a function's own. */
function classAround(node: ts.Node): ts.ClassLikeDeclaration | null {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (ts.isFunctionExpression(at) || ts.isFunctionDeclaration(at)) return null;
    if (ts.isMethodDeclaration(at) && ts.isObjectLiteralExpression(at.parent)) return null;
  }
  return null;
}

/** What can be named by a type, and is declared for the whole file. */
function isTypeDeclared(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}
