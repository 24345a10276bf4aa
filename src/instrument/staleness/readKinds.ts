import ts from 'typescript';
import { bare, bindingNames, isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { library } from './library.ts';
import type { Program } from './readProgram.ts';
import { kinds, type Callable, type Kind, type Variable } from './variable.ts';

const numberMath: ReadonlySet<string> = new Set(['sigmoid', 'tanh', 'exp', 'relu']);
const textFunctions: ReadonlySet<string> = new Set(['fixed', 'tuple']);

/** Tells what kind of value an expression gives. */
export class Kinds {
  private readonly program: Program;
  private readonly results = new Map<Callable, Kind>();
  /** The variables that hold a function, and the calls that may be of it. */
  private readonly holders = new Map<ts.Node, Variable[]>();
  private readonly calls = new Map<ts.Node, ts.CallExpression[]>();
  /** Once nothing changes any more. */
  private known: Map<ts.Expression, Kind> | null = null;

  /** Says of each variable what it holds, from nothing upward until nothing changes. */
  constructor(program: Program) {
    this.program = program;
    for (const variable of new Set(program.variables.values()))
      for (const each of variable.functions) this.holders.set(each, [...(this.holders.get(each) ?? []), variable]);
    eachNode(program.tree, node => {
      if (ts.isCallExpression(node))
        for (const each of program.calleeOf(node.expression).own) this.calls.set(each, [...(this.calls.get(each) ?? []), node]);
      return true;
    });
    const flows = this.readFlows();
    for (let hasChanged = true; hasChanged;) {
      hasChanged = false;
      for (const flow of flows) hasChanged = flow() || hasChanged;
    }
    this.known = new Map();
  }

  of(expression: ts.Expression): Kind {
    const known = this.known?.get(expression);
    if (known !== undefined) return known;
    const kind = this.find(bare(expression));
    this.known?.set(expression, kind);
    return kind;
  }

  private find(node: ts.Expression): Kind {
    if (ts.isNumericLiteral(node)) return kinds.number;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isTypeOfExpression(node)) return kinds.text;
    if (ts.isIdentifier(node)) return this.ofName(node);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
      return node.operator === ts.SyntaxKind.ExclamationToken ? kinds.primitive : this.counted([node.operand]);
    if (ts.isBinaryExpression(node)) return this.ofBinary(node);
    if (ts.isConditionalExpression(node)) return join(this.of(node.whenTrue), this.of(node.whenFalse));
    if (ts.isCallExpression(node)) return this.ofCall(node);
    if (ts.isPropertyAccessExpression(node)) return this.ofProperty(node);
    const { kind } = node;
    const isPlain = kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.NullKeyword;
    return isPlain || ts.isVoidExpression(node) || ts.isDeleteExpression(node) ? kinds.primitive : kinds.any;
  }

  private ofName(node: ts.Identifier): Kind {
    const variable = this.program.variableOf(node);
    if (!variable?.isGlobal) return variable && !variable.imported ? variable.kind : kinds.any;
    return variable.name === 'undefined'
      ? kinds.primitive
      : variable.name === 'NaN' || variable.name === 'Infinity'
        ? kinds.number
        : kinds.any;
  }

  /** Of arithmetic: a number where all parts are, a number or text otherwise. */
  private counted(parts: readonly ts.Expression[]): Kind {
    const known = parts.map(part => this.of(part));
    if (known.includes(kinds.none)) return kinds.none;
    return known.every(kind => kind === kinds.number) ? kinds.number : kinds.primitive;
  }

  private ofBinary({ left, right, operatorToken: { kind } }: ts.BinaryExpression): Kind {
    switch (kind) {
      case ts.SyntaxKind.EqualsToken:
      case ts.SyntaxKind.CommaToken:
        return this.of(right);
      case ts.SyntaxKind.AmpersandAmpersandToken:
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      case ts.SyntaxKind.BarBarEqualsToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
        return join(this.of(left), this.of(right));
      default:
        return this.counted([left, right]);
    }
  }

  private ofCall(node: ts.CallExpression): Kind {
    const { own, isOther, libraryName, globalName, method } = this.program.calleeOf(node.expression);
    if (globalName?.startsWith('Math.') || globalName === 'Number') return kinds.number;
    if (globalName === 'String') return kinds.text;
    if (libraryName !== null) {
      const [first] = node.arguments;
      if (numberMath.has(libraryName) && first) {
        const kind = this.of(first);
        return kind === kinds.number || kind === kinds.none ? kind : kinds.any;
      }
      return textFunctions.has(libraryName) ? kinds.text : libraryName === 'round' ? kinds.primitive : kinds.any;
    }
    if (own.length > 0 && !isOther) return own.map(each => this.results.get(each) ?? kinds.any).reduce(join, kinds.none);
    if (method === null || own.length > 0 || !library.plainResults.has(method)) return kinds.any;
    if (method === 'item') return kinds.number;
    return library.textMethods.has(method) && method.startsWith('pad') ? kinds.text : kinds.primitive;
  }

  private ofProperty({ name: { text }, expression }: ts.PropertyAccessExpression): Kind {
    const inner = bare(expression);
    if (ts.isIdentifier(inner) && inner.text === 'Math' && this.program.variableOf(inner)?.isGlobal) return kinds.number;
    return text === 'length' && !this.program.hasMember(text) ? kinds.primitive : kinds.any;
  }

  private readFlows(): (() => boolean)[] {
    const flows: (() => boolean)[] = [];
    const into = (variable: Variable | undefined, kind: () => Kind): void => {
      if (!variable) return;
      flows.push(() => {
        const next = join(variable.kind, kind());
        const isNew = next !== variable.kind;
        variable.kind = next;
        return isNew;
      });
    };
    const bind = (name: ts.BindingName, value: ts.Expression | undefined): void => {
      if (ts.isIdentifier(name)) into(this.program.variableOf(name), () => (value ? this.of(value) : kinds.primitive));
      else for (const each of bindingNames(name)) into(this.program.variableOf(each), () => kinds.any);
    };
    for (const each of this.program.functions) this.readResult(each, flows);
    for (const variable of new Set(this.program.variables.values())) {
      if (variable.functions.length > 0) variable.kind = kinds.any;
    }
    eachNode(this.program.tree, node => {
      if (isTypeOnly(node)) return false;
      if (ts.isVariableDeclaration(node)) {
        const loop = node.parent.parent;
        if (ts.isForInStatement(loop)) into(this.program.variableOf(node.name), () => kinds.text);
        else if (ts.isForOfStatement(loop) || ts.isCatchClause(node.parent))
          for (const each of bindingNames(node.name)) into(this.program.variableOf(each), () => kinds.any);
        else bind(node.name, node.initializer);
      } else if (isAssignment(node) || isUpdate(node)) {
        const target = bare(isUpdate(node) ? node.operand : node.left);
        if (ts.isIdentifier(target)) into(this.program.variableOf(target), () => this.of(node));
        else eachNode(target, part => (into(this.program.variableOf(part), () => kinds.any), true));
      } else if (ts.isForOfStatement(node) && !ts.isVariableDeclarationList(node.initializer))
        eachNode(node.initializer, part => (into(this.program.variableOf(part), () => kinds.any), true));
      else if (ts.isParameter(node)) this.readParameter(node, into);
      return true;
    });
    return flows;
  }

  private readResult(each: Callable, flows: (() => boolean)[]): void {
    if (ts.isClassLike(each) || !each.body) return;
    const given: (ts.Expression | null)[] = [];
    if (ts.isBlock(each.body)) {
      given.push(null);
      eachNode(each.body, node => {
        if (ts.isReturnStatement(node)) given.push(node.expression ?? null);
        return !ts.isFunctionLike(node) && !ts.isClassLike(node);
      });
      // What a function gives that returns at its end is not `undefined`.
      if (ts.isReturnStatement(each.body.statements.at(-1) ?? each.body)) given.shift();
    } else given.push(each.body);
    this.results.set(each, kinds.none);
    flows.push(() => {
      const before = this.results.get(each);
      const next = given.map(value => (value ? this.of(value) : kinds.primitive)).reduce(join, before ?? kinds.none);
      this.results.set(each, next);
      return next !== before;
    });
  }

  /** A parameter of a function that is only ever called by its name holds what those calls give it. */
  private readParameter(node: ts.ParameterDeclaration, into: (variable: Variable | undefined, kind: () => Kind) => void): void {
    const owner = node.parent;
    const [holder, ...others] = this.holders.get(owner) ?? [];
    const isKnown = holder !== undefined && others.length === 0 && !holder.isPassedOn && ts.isIdentifier(node.name) && !node.dotDotDotToken;
    if (!isKnown) {
      for (const each of bindingNames(node.name)) into(this.program.variableOf(each), () => kinds.any);
      return;
    }
    const variable = this.program.variableOf(node.name);
    const index = owner.parameters.indexOf(node);
    const { initializer } = node;
    if (initializer) into(variable, () => this.of(initializer));
    for (const call of this.calls.get(owner) ?? []) {
      const value = call.arguments.slice(0, index + 1).some(ts.isSpreadElement) ? null : call.arguments[index];
      if (value !== undefined || !initializer)
        into(variable, () => (value ? this.of(value) : value === null ? kinds.any : kinds.primitive));
    }
  }
}

function join(one: Kind, other: Kind): Kind {
  if (one === other || other === kinds.none) return one;
  if (one === kinds.none) return other;
  return one === kinds.any || other === kinds.any ? kinds.any : kinds.primitive;
}
