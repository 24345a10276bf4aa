import ts from 'typescript';
import { bare, isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { NameMeanings } from './nameMeanings.ts';
import { readTypeScript, syntaxDiagnostics } from '../reading/readTypeScript.ts';

/** A lab's text as its mends see it: its tree, and which name means which declaration. */
export class ReadText {
  readonly text: string;
  readonly tree: ts.SourceFile;
  private readonly meanings: NameMeanings;

  private constructor(text: string, tree: ts.SourceFile) {
    this.text = text;
    this.tree = tree;
    this.meanings = new NameMeanings(tree);
  }

  /** Null where the text does not parse, or holds more than types and JavaScript. */
  static read(text: string, isScript: boolean): ReadText | null {
    const tree = readTypeScript(text, { isScript, hasParents: true });
    if (syntaxDiagnostics(tree).length > 0) return null;
    try {
      return new ReadText(text, tree);
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  written(node: ts.Node): string {
    return node.getText(this.tree);
  }

  startOf(node: ts.Node): number {
    return node.getStart(this.tree);
  }

  lineOf(offset: number): number {
    return this.tree.getLineAndCharacterOfPosition(offset).line;
  }

  /** Every node of this kind in the text, or in `within`, in order. */
  all<T extends ts.Node>(is: (node: ts.Node) => node is T, within: ts.Node = this.tree): T[] {
    const found: T[] = [];
    eachNode(within, node => {
      if (is(node)) found.push(node);
      return true;
    });
    return found;
  }

  /** The innermost around `offset` of those that fit; else the only one that begins or ends on its line. */
  near<T extends ts.Node>(offset: number, is: (node: ts.Node) => node is T, fits: (node: T) => boolean): T | null {
    const fitting = this.all(is).filter(fits);
    const around = fitting.filter(node => this.startOf(node) <= offset && offset <= node.end);
    const innermost = around.reduce<T | null>((best, node) => (best && best.end - best.pos <= node.end - node.pos ? best : node), null);
    if (innermost) return innermost;
    const line = this.lineOf(offset);
    const onLine = fitting.filter(node => this.lineOf(this.startOf(node)) === line || this.lineOf(node.end) === line);
    return onLine.length === 1 ? (onLine[0] ?? null) : null;
  }

  /** What declares the name that is read here; null where the file does not. */
  declarationOf(node: ts.Expression): ts.Declaration | null {
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    return ts.isIdentifier(name) ? this.meanings.declarationOf(name) : null;
  }

  /** Every place that means this declared name, the declaration's own aside. */
  usesOf(name: ts.Identifier): ts.Identifier[] {
    return this.all(ts.isIdentifier).filter(node => node !== name && node.text === name.text && this.meanings.isSame(node, name));
  }

  /** True where no name of the file is written so. */
  isFree(name: string): boolean {
    return !this.all(ts.isIdentifier).some(({ text }) => text === name);
  }

  /** What a name or field holds for good: what it is declared with, where nothing else is given to it. */
  madeOf(node: ts.Expression): ts.Expression | null {
    const declaration = this.declarationOf(bare(node));
    if (!declaration) return null;
    if (ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name))
      return declaration.initializer && !this.isChanged(declaration.name) ? bare(declaration.initializer) : null;
    if (!ts.isPropertyDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return null;
    const given = this.usesOf(declaration.name).flatMap(use => givenTo(use.parent) ?? []);
    const values = [...(declaration.initializer ? [declaration.initializer] : []), ...given];
    return values.length === 1 && values[0] ? bare(values[0]) : null;
  }

  /** Is anything given to the name after its declaration? */
  isChanged(name: ts.Identifier): boolean {
    return this.usesOf(name).some(use => isTarget(use));
  }

  /** The local name under which the file imports `name` of the library; null where it does not. */
  importedAs(name: string): string | null {
    for (const statement of this.libraryImports()) {
      const found = namedOf(statement)?.elements.find(element => (element.propertyName ?? element.name).text === name);
      if (found && !found.isTypeOnly) return found.name.text;
    }
    return null;
  }

  /** Imports of names from the library, types alone aside. */
  libraryImports(): ts.ImportDeclaration[] {
    return this.tree.statements.filter(
      (statement): statement is ts.ImportDeclaration =>
        ts.isImportDeclaration(statement) &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        statement.moduleSpecifier.text === 'gatescope' &&
        statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword,
    );
  }
}

export function namedOf(statement: ts.ImportDeclaration): ts.NamedImports | null {
  const bindings = statement.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings : null;
}

/** The value of `this.field = value`, of the part `this.field` names. */
function givenTo(node: ts.Node): ts.Expression | null {
  const { parent } = node;
  return isAssignment(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? parent.right : null;
}

/** Is something given to it here: `a = …`, `a++`, `[a, b] = …`, `({ a } = …)`, `for (a of …)`? */
function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (isAssignment(parent)) return parent.left === node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node && isTarget(parent);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && isTarget(parent.parent);
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  const isInList = ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent) || ts.isParenthesizedExpression(parent);
  if (isInList || ts.isShorthandPropertyAssignment(parent))
    return isTarget(ts.isShorthandPropertyAssignment(parent) ? parent.parent : parent);
  return isUpdate(parent);
}
