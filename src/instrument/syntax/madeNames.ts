import ts from 'typescript';
import { isAssignment } from './bindingNames.ts';
import { eachNode } from './eachNode.ts';

/** What the names of a file are made of, as far as its text tells. */
export class MadeNames {
  private readonly made = new Map<string, (ts.Expression | null)[]>();
  /** Names of methods and of what stands in objects and classes. */
  readonly members = new Set<string>();
  /** What the file imports from the library, under its own names. */
  readonly imported: ReadonlySet<string>;

  constructor(tree: ts.SourceFile) {
    this.imported = gatescopeNames(tree);
    eachNode(tree, node => {
      this.note(node);
      return true;
    });
  }

  /** Null where that is not all there is to say: the name is declared twice, changed, or not here. */
  of(node: ts.Expression): ts.Expression | null {
    const name = nameOf(node);
    const found = name === null ? undefined : this.made.get(name);
    return found?.length === 1 ? (found[0] ?? null) : null;
  }

  private note(node: ts.Node): void {
    if (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) {
      if (ts.isIdentifier(node.name)) this.members.add(node.name.text);
    }
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node))
      this.add(ts.isIdentifier(node.name) ? node.name.text : null, node.initializer ?? null);
    else if (ts.isBindingElement(node)) this.add(ts.isIdentifier(node.name) ? node.name.text : null, null);
    else if (isAssignment(node)) this.add(nameOf(node.left), node.right);
  }

  private add(name: string | null, made: ts.Expression | null): void {
    if (name === null) return;
    const before = this.made.get(name);
    if (before) before.push(made);
    else this.made.set(name, [made]);
  }
}

function gatescopeNames(tree: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || statement.moduleSpecifier.getText(tree).slice(1, -1) !== 'gatescope') continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) names.add(name.text);
  }
  return names;
}

/** Of `lstm`, and of the field in `this.lstm`. */
function nameOf(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : null;
}
