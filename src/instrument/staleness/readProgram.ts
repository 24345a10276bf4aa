import ts from 'typescript';
import { bare, isAssignment } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { library } from './library.ts';
import { isCallable, readVariables } from './readVariables.ts';
import type { Callable, Variable } from './variable.ts';

/** What is called: of the program's own functions, and by what name of others. */
export interface Callee {
  /** Functions of the program that this may be. */
  readonly own: readonly Callable[];
  /** What is called may be something else, too. */
  readonly isOther: boolean;
  /** `nn.Linear`, `randn`, where it is the library's. */
  readonly libraryName: string | null;
  /** `Math.floor`, `String`, where it is the language's. */
  readonly globalName: string | null;
  /** `item` of `x.item()`, where it is a method. */
  readonly method: string | null;
}

/** What the text of a file says of its names, functions and calls. */
export class Program {
  readonly tree: ts.SourceFile;
  readonly variables: ReadonlyMap<ts.Identifier, Variable>;
  readonly functions: readonly Callable[];
  /** Functions that may be called by who knows whom. */
  readonly loose: readonly Callable[];
  private readonly callees = new Map<ts.Expression, Callee>();
  private readonly methods = new Map<string, Callable[]>();
  /** Names of what the program puts into objects and classes and may be a function made elsewhere. */
  private readonly unsure = new Set<string>();

  constructor(tree: ts.SourceFile) {
    this.tree = tree;
    this.variables = readVariables(tree);
    const functions: Callable[] = [];
    const named = new Set<Callable>();
    for (const { functions: known, isPassedOn } of new Set(this.variables.values()))
      if (!isPassedOn) for (const each of known) named.add(each);
    const taken = new Set<string>();
    eachNode(tree, node => {
      if (isTypeOnly(node)) return false;
      if (isCallable(node)) functions.push(node);
      this.readMember(node);
      if (ts.isPropertyAccessExpression(node) && !isCalled(node)) taken.add(node.name.text);
      return true;
    });
    this.functions = functions;
    const bound = new Set([...this.methods].flatMap(([name, known]) => (taken.has(name) ? [] : known)));
    this.loose = functions.filter(each => !named.has(each) && !bound.has(each) && !ts.isConstructorDeclaration(each));
  }

  variableOf(node: ts.Node): Variable | undefined {
    return ts.isIdentifier(node) ? this.variables.get(node) : undefined;
  }

  /** The program itself says what `name` of some object is. */
  hasMember(name: string): boolean {
    return this.unsure.has(name) || this.methods.has(name);
  }

  calleeOf(expression: ts.Expression): Callee {
    const known = this.callees.get(expression);
    if (known) return known;
    const callee = this.findCallee(bare(expression));
    this.callees.set(expression, callee);
    return callee;
  }

  private findCallee(node: ts.Expression): Callee {
    const none = { own: [], isOther: true, libraryName: null, globalName: null, method: null };
    if (isCallable(node)) return { ...none, own: [node], isOther: false };
    const variable = this.variableOf(node);
    if (variable) {
      const { functions, isOpen, isGlobal, imported, name } = variable;
      if (isGlobal) return { ...none, globalName: name };
      if (imported) return { ...none, libraryName: imported.from === library.name ? imported.name : null };
      return { ...none, own: isOpen ? [...functions, ...this.loose] : functions, isOther: isOpen };
    }
    if (node.kind === ts.SyntaxKind.SuperKeyword) return { ...none, libraryName: 'nn.Module' };
    if (!ts.isPropertyAccessExpression(node)) return { ...none, own: this.loose };
    const path = this.pathOf(node);
    if (path) return { ...none, ...path };
    const method = node.name.text;
    const own = this.methods.get(method) ?? [];
    return { ...none, own: this.unsure.has(method) ? [...own, ...this.loose] : own, method };
  }

  /** `nn.utils.clipGradNorm`, and `Math.floor`. */
  private pathOf(node: ts.PropertyAccessExpression): Pick<Callee, 'libraryName' | 'globalName'> | null {
    const names = [node.name.text];
    let inner = bare(node.expression);
    while (ts.isPropertyAccessExpression(inner)) {
      names.unshift(inner.name.text);
      inner = bare(inner.expression);
    }
    const variable = this.variableOf(inner);
    const path = [variable?.name ?? '', ...names].join('.');
    if (variable?.isGlobal) return { globalName: path, libraryName: null };
    if (variable?.imported?.from !== library.name) return null;
    const { name } = variable.imported;
    return { libraryName: name === '*' ? names.join('.') : [name, ...names].join('.'), globalName: null };
  }

  private readMember(node: ts.Node): void {
    if (ts.isMethodDeclaration(node) || ts.isAccessor(node)) this.addMethod(node.name, node);
    else if (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) this.addMethod(node.name, node.initializer);
    else if (ts.isShorthandPropertyAssignment(node)) this.addMethod(node.name, undefined);
    else if (isAssignment(node)) {
      const target = bare(node.left);
      if (ts.isPropertyAccessExpression(target)) this.addMethod(target.name, node.right);
    }
  }

  private addMethod(name: ts.Node, value: ts.Node | undefined): void {
    if (!('text' in name)) return;
    const key = String(name.text);
    const inner = value && ts.isExpression(value) ? bare(value) : value;
    if (inner && isCallable(inner)) {
      const known = this.methods.get(key);
      if (known) known.push(inner);
      else this.methods.set(key, [inner]);
    } else this.unsure.add(key);
  }
}

function isCalled(node: ts.Node): boolean {
  return (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) && node.parent.expression === node;
}
