import ts from 'typescript';
import { bare, bindingNames, isAssignment } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import type { Kinds } from './readKinds.ts';
import type { Program } from './readProgram.ts';
import { isCallable } from './readVariables.ts';
import { kinds, Variable, type Callable } from './variable.ts';

/** Tells which variables may have objects in common, whoever changes them. */
export class Sharing {
  /** Stands for whatever `this` is anywhere. */
  readonly self = new Variable('this');
  private readonly program: Program;
  private readonly kinds: Kinds;
  /** What functions give and take that are not called by a name of their own. */
  private readonly anyone = new Variable('anyone');
  private readonly known = new Map<ts.Node, readonly Variable[]>();
  private readonly results = new Map<Callable, Variable>();

  constructor(program: Program, known: Kinds) {
    this.program = program;
    this.kinds = known;
    for (const each of program.functions) this.results.set(each, ts.isClassLike(each) ? this.self : new Variable('result'));
    eachNode(program.tree, node => {
      if (isTypeOnly(node)) return false;
      this.read(node);
      return true;
    });
  }

  /** Variables whose objects may be in the value of an expression, or be changed by a call on it. */
  in(expression: ts.Node): readonly Variable[] {
    const known = this.known.get(expression);
    if (known) return known;
    const found = this.find(expression);
    this.known.set(expression, found);
    return found;
  }

  private find(expression: ts.Node): Variable[] {
    const found: Variable[] = [];
    eachNode(expression, node => {
      if (isTypeOnly(node) || ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
      if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) found.push(this.self);
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        if (ts.isCallExpression(node) && this.kinds.of(node) !== kinds.any && node !== expression) return false;
        for (const each of this.program.calleeOf(node.expression).own) found.push(this.results.get(each) ?? this.anyone);
      }
      const variable = this.program.variableOf(node);
      if (variable && !variable.imported && !variable.isGlobal && variable.kind === kinds.any) found.push(variable);
      return true;
    });
    return found;
  }

  private read(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
      const loop = ts.isVariableDeclaration(node) ? node.parent.parent : node;
      const value = ts.isForOfStatement(loop) ? loop.expression : node.initializer;
      const names = bindingNames(node.name).flatMap(name => this.ofName(name));
      const isThrown = ts.isCatchClause(node.parent);
      this.join([...names, ...(isThrown ? [this.anyone] : []), ...(value && this.kinds.of(value) === kinds.any ? this.in(value) : [])]);
    } else if (isAssignment(node)) {
      if (this.kinds.of(node.right) === kinds.any) this.join([...this.in(node.left), ...this.in(node.right)]);
    } else if (ts.isForOfStatement(node)) this.join([...this.in(node.initializer), ...this.in(node.expression)]);
    else if (ts.isReturnStatement(node) || ts.isArrowFunction(node)) this.readResult(node);
    else if (ts.isPropertyDeclaration(node) && node.initializer) this.join([this.self, ...this.in(node.initializer)]);
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.readCall(node);
  }

  private ofName(name: ts.Identifier): Variable[] {
    const variable = this.program.variableOf(name);
    return variable?.kind === kinds.any ? [variable] : [];
  }

  private readResult(node: ts.ReturnStatement | ts.ArrowFunction): void {
    const owner = ts.isArrowFunction(node) ? node : ownerOf(node);
    const value = ts.isArrowFunction(node) ? (ts.isBlock(node.body) ? undefined : node.body) : node.expression;
    const result = owner && this.results.get(owner);
    if (result && value) this.join([result, ...this.in(value)]);
  }

  private readCall(node: ts.CallExpression | ts.NewExpression): void {
    const { own, isOther, method } = this.program.calleeOf(node.expression);
    const target = bare(node.expression);
    const receiver = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target) ? this.in(target.expression) : [];
    const given = (node.arguments ?? []).flatMap(argument => (this.kinds.of(argument) === kinds.any ? this.in(argument) : []));
    for (const callback of (node.arguments ?? []).flatMap(argument => this.functionsIn(argument)))
      this.join([...this.namesOf(callback), this.results.get(callback) ?? this.anyone, ...receiver, ...given]);
    // Unknown functions may join all they are given; methods may keep it.
    if (own.length === 0 || isOther || method !== null) this.join([...receiver, ...given]);
    if (own.length === 0) return;
    if (receiver.length > 0) this.join([this.self, ...receiver]);
    const functions = own.flatMap(each => (ts.isClassLike(each) ? each.members.filter(ts.isConstructorDeclaration) : each));
    for (const each of functions) this.join([...this.namesOf(each), ...given]);
    if (isOther || own.length > 1) this.join([this.anyone, ...given, ...own.flatMap(each => this.results.get(each) ?? [])]);
  }

  private functionsIn(argument: ts.Expression): readonly Callable[] {
    const value = bare(argument);
    return isCallable(value) ? [value] : (this.program.variableOf(value)?.functions ?? []);
  }

  /** Its parameters that may hold objects. */
  private namesOf(each: Callable): Variable[] {
    if (ts.isClassLike(each)) return [];
    return each.parameters.flatMap(({ name }) => bindingNames(name)).flatMap(name => this.ofName(name));
  }

  private join([first, ...others]: readonly Variable[]): void {
    for (const other of others) if (first && first.group !== other.group) first.shareWith(other);
  }
}

function ownerOf(node: ts.Node): Callable | null {
  let at = node.parent;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return ts.isSourceFile(at) || !('body' in at) ? null : at;
}
