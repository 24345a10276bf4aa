import ts from 'typescript';
import { bare } from '../syntax/bindingNames.ts';
import { isTotal } from './isTotal.ts';
import { library } from './library.ts';
import type { Callee } from './readProgram.ts';
import { isCallable } from './readVariables.ts';
import type { Unit } from './unit.ts';
import { kinds, type Callable } from './variable.ts';
import { ExpressionWalk } from './walkExpressions.ts';

type Call = ts.CallExpression | ts.NewExpression;

/** What a function is called with: whether each argument, and `this`, may differ. */
interface Given {
  readonly each: readonly boolean[];
  /** Whether any of them does, or what is called. */
  readonly any: boolean;
  readonly self: boolean;
}

/** Walks through calls: into the program's own functions, and by what is known of others. */
export abstract class CallWalk extends ExpressionWalk {
  /** What the function that is walked through gives. */
  protected result = false;

  protected abstract runBody(body: ts.Block): void;
  protected abstract runMember(member: ts.ClassElement): void;

  protected call(node: Call | ts.TaggedTemplateExpression): boolean {
    if (ts.isTaggedTemplateExpression(node)) return this.callTag(node);
    const target = bare(node.expression);
    const callee = this.program.calleeOf(node.expression);
    const receiver = this.receiver(target, callee);
    const each = (node.arguments ?? []).map(argument => this.value(ts.isSpreadElement(argument) ? argument.expression : argument));
    const given = { each, any: receiver || this.isOff || each.includes(true), self: receiver };
    if (target.kind === ts.SyntaxKind.SuperKeyword) return this.callSuper(node, given);

    const isSure = !callee.isOther && callee.own.length === 1;
    let differs = given.any;
    for (const own of callee.own) {
      const go = (): boolean => (ts.isClassLike(own) ? this.make(own, given) : this.enter(own, given));
      differs = (isSure ? go() : this.unsurely(go)) || differs;
    }
    return (callee.isOther && this.outside(node, callee, given.any)) || differs;
  }

  private receiver(target: ts.Expression, { libraryName, globalName }: Callee): boolean {
    if (target.kind === ts.SyntaxKind.SuperKeyword) return this.isOff;
    const isAccess = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
    if (!isAccess || libraryName !== null || globalName !== null) return this.value(target);
    const isFirst = target.expression.kind === ts.SyntaxKind.SuperKeyword ? this.isOff : this.value(target.expression);
    return ts.isElementAccessExpression(target) ? this.value(target.argumentExpression) || isFirst : isFirst;
  }

  private callTag(node: ts.TaggedTemplateExpression): boolean {
    const differs = [this.value(node.tag), this.value(node.template)].includes(true);
    if (!differs && this.isEven) return false;
    this.lose();
    return true;
  }

  /** What may be called, or not, and again. */
  private unsurely(go: () => boolean): boolean {
    let differs = false;
    this.guesses++;
    this.repeat(() => {
      differs = this.branch(false, go) || differs;
    });
    this.guesses--;
    return differs;
  }

  /** Code that is not the program's own. */
  private outside(node: Call, callee: Callee, isGiven: boolean): boolean {
    const { libraryName, globalName, method, own } = callee;
    for (const each of this.callbacks(node, callee)) this.unsurely(() => this.enter(each, { each: [], any: isGiven, self: false }));
    if (libraryName === 'manualSeed') return this.seed(node, callee, isGiven);

    const last = libraryName?.split('.').at(-1) ?? '';
    const isCalmMethod = method !== null && library.reading.has(method) && !this.program.hasMember(method);
    const isCalm = isCalmMethod || globalName !== null || library.calm.has(libraryName ?? '') || library.unseeded.has(last);
    const isHidden = libraryName === null && globalName === null && method === null && own.length === 0;
    const draws = isHidden || (libraryName !== null && !isCalm) || (!isCalm && method !== null && this.drawsInMethods);
    const differs = isGiven || (draws && this.now.isRandom) || (isHidden && this.isHiddenDiffering);
    if (differs && (!isCalm || globalName?.startsWith('Object.') === true)) {
      this.change(node.expression);
      for (const argument of node.arguments ?? []) this.change(argument);
    }
    if (isGiven) {
      this.now.isRandom ||= draws;
      this.isHiddenDiffering ||= isHidden;
      if (!isTotal(node, callee, this.kinds)) this.mayThrow();
    }
    return differs;
  }

  private seed(node: Call, callee: Callee, isGiven: boolean): boolean {
    if (isGiven) {
      this.now.isRandom = true;
      if (!isTotal(node, callee, this.kinds)) this.mayThrow();
    } else if (this.tries === 0) this.now.isRandom = false;
    return isGiven;
  }

  /** Functions that are handed over and may be called on the spot. */
  private callbacks(node: Call, { method, libraryName, globalName }: Callee): readonly Callable[] {
    const known: Callable[] = [];
    const name = method ?? (libraryName ?? globalName)?.split('.').at(-1);
    for (const argument of node.arguments ?? []) {
      const value = bare(ts.isSpreadElement(argument) ? argument.expression : argument);
      if (isCallable(value)) known.push(value);
      const variable = this.program.variableOf(value);
      known.push(...(variable?.functions ?? []));
      const isUnknown = variable
        ? variable.isOpen && variable.kind === kinds.any
        : !isCallable(value) && this.kinds.of(value) === kinds.any;
      if (isUnknown && (name === undefined || library.calling.has(name))) known.push(...this.program.loose);
    }
    return [...new Set(known)];
  }

  /** Walks through a function of the program. Answers whether what it gives may differ. */
  private enter(own: Callable, given: Given): boolean {
    if (ts.isClassLike(own)) return this.make(own, given);
    if (this.running.includes(own)) {
      if (this.isEven) return given.any;
      this.lose();
      return true;
    }
    const { unit, isBranch, isBroken, isReturned, result } = this;
    const header = this.unitOf(own);
    [this.unit, this.isBranch, this.isBroken, this.isReturned, this.result] = [
      header,
      this.isOff || header?.isChanged === true,
      false,
      false,
      false,
    ];
    this.running.push(own);
    if (header?.isLost === true) this.lose();
    if (given.self) this.now.variables.add(this.sharing.self);
    const isSpread = given.any && given.each.length < own.parameters.length;
    for (const [index, { name, initializer, dotDotDotToken }] of own.parameters.entries()) {
      const isDefault = initializer !== undefined && this.branch(false, () => this.value(initializer));
      const isOther = given.each[index] ?? isSpread;
      this.bind(name, isOther || isDefault || (dotDotDotToken !== undefined && given.any));
    }
    if (own.body && ts.isBlock(own.body)) this.runBody(own.body);
    else if (own.body) {
      this.result = this.value(own.body);
      this.keepLate(this.sharing.in(own.body));
    }
    const differs = this.result || this.isReturned || this.isOff;
    this.running.pop();
    [this.unit, this.isBranch, this.isBroken, this.isReturned, this.result] = [unit, isBranch, isBroken, isReturned, result];
    return differs;
  }

  /** Makes an object of a class of the program. */
  private make(own: ts.ClassLikeDeclaration, given: Given): boolean {
    const constructor = own.members.find(member => ts.isConstructorDeclaration(member) && member.body !== undefined);
    const isDerived = baseOf(own) !== null;
    if (!constructor || !ts.isConstructorDeclaration(constructor)) {
      if (isDerived) this.makeBase(own, given);
      this.makeFields(own);
    } else {
      if (!isDerived) this.makeFields(own);
      this.enter(constructor, { ...given, self: false });
    }
    return given.any || this.hasChanged(this.sharing.self);
  }

  private callSuper(node: Call, given: Given): boolean {
    let at: ts.Node = node;
    while (!ts.isClassLike(at) && !ts.isSourceFile(at)) at = at.parent;
    if (ts.isSourceFile(at)) return given.any;
    const differs = this.makeBase(at, given);
    this.makeFields(at);
    return differs;
  }

  private makeBase(own: ts.ClassLikeDeclaration, given: Given): boolean {
    const base = baseOf(own);
    if (!base) return given.any;
    const { own: bases, isOther, libraryName } = this.program.calleeOf(base);
    for (const each of bases) this.unsurely(() => this.enter(each, given));
    if (given.any && (given.each.includes(true) || (isOther && libraryName === null))) {
      this.changeSelf();
      this.mayThrow();
    }
    return given.any;
  }

  private makeFields(own: ts.ClassLikeDeclaration): void {
    const { unit } = this;
    for (const member of own.members) if (ts.isPropertyDeclaration(member) && !isStatic(member)) this.runMember(member);
    this.unit = unit;
  }

  protected makeClass(node: ts.ClassLikeDeclaration): boolean {
    const base = baseOf(node);
    const isBase = base !== null && this.value(base);
    const { unit } = this;
    for (const member of node.members) if (ts.isClassStaticBlockDeclaration(member) || isStatic(member)) this.runMember(member);
    this.unit = unit;
    return isBase || node.members.some(member => this.units.byNode.get(member)?.isChanged === true);
  }

  private unitOf(node: ts.Node): Unit | null {
    let at = node;
    while (!this.units.byNode.has(at) && !ts.isSourceFile(at)) at = at.parent;
    return this.units.byNode.get(at) ?? null;
  }
}

function baseOf(node: ts.ClassLikeDeclaration): ts.Expression | null {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression ?? null;
}

function isStatic(member: ts.ClassElement): boolean {
  return ts.canHaveModifiers(member) && (member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false);
}
