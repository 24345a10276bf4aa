import ts from 'typescript';
import { bare, isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { isCallable } from './readVariables.ts';
import { kinds, type Callable } from './variable.ts';
import { WalkState } from './walkState.ts';

/** Walks through expressions. Each answers whether its value may differ. */
export abstract class ExpressionWalk extends WalkState {
  protected abstract call(node: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): boolean;
  protected abstract makeClass(node: ts.ClassLikeDeclaration): boolean;

  protected value(expression: ts.Node): boolean {
    this.step();
    const differs = this.look(expression) || this.isOff;
    if (differs) this.mark();
    return differs;
  }

  private look(expression: ts.Node): boolean {
    const node = ts.isExpression(expression) ? bare(expression) : expression;
    if (isTypeOnly(node)) return false;
    if (ts.isIdentifier(node)) {
      const variable = this.program.variableOf(node);
      if (!variable) return false;
      if (!this.isMissing(variable)) return this.differs(variable);
      this.mayThrow();
      return true;
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) return this.differs(this.sharing.self);
    if (ts.isClassLike(node)) return this.makeClass(node);
    if (isCallable(node)) return false;
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) return this.call(node);
    if (isAssignment(node)) return this.assign(node);
    if (isUpdate(node)) return this.set(node.operand, this.value(node.operand));
    if (ts.isDeleteExpression(node)) return this.set(node.expression, this.value(node.expression));
    if (ts.isBinaryExpression(node)) return this.binary(node);
    if (ts.isConditionalExpression(node)) return this.either(node);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return this.property(node);
    if (ts.isShorthandPropertyAssignment(node)) return this.value(node.name);
    if (ts.isPropertyAssignment(node))
      return this.all(ts.isComputedPropertyName(node.name) ? [node.name, node.initializer] : [node.initializer]);
    return this.other(node);
  }

  /** Lists, objects, texts, signs before a value: they differ where a part does. */
  private other(node: ts.Node): boolean {
    const parts: ts.Node[] = [];
    ts.forEachChild(node, part => void parts.push(part));
    const differs = this.all(parts);
    const isSafe = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || parts.every(part => this.isPlain(part));
    if (differs && !isSafe) this.mayThrow();
    return differs;
  }

  private all(parts: readonly ts.Node[]): boolean {
    // Each is walked, whatever the one before says.
    return parts.map(part => this.value(part)).includes(true);
  }

  /** What an operator of the language takes without complaint. */
  protected isPlain(node: ts.Node): boolean {
    if (ts.isTemplateSpan(node)) return this.isPlain(node.expression);
    return !ts.isExpression(node) || (!this.hasBigInts && this.kinds.of(node) !== kinds.any);
  }

  /** Something that differs may throw here: what follows may not be reached. */
  protected mayThrow(): void {
    this.isThrown = true;
  }

  private binary({ left, right, operatorToken: { kind } }: ts.BinaryExpression): boolean {
    const isFirst = this.value(left);
    if (isShortCut(kind)) return this.branch(isFirst, () => this.value(right)) || isFirst;
    const differs = this.value(right) || isFirst;
    const isSafe =
      (this.isPlain(left) && this.isPlain(right)) ||
      kind === ts.SyntaxKind.CommaToken ||
      kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
    if (differs && !isSafe) this.mayThrow();
    return differs;
  }

  private either({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): boolean {
    const isFirst = this.value(condition);
    const differs = [whenTrue, whenFalse].map(way => this.branch(isFirst, () => this.value(way)));
    return isFirst || differs.includes(true);
  }

  /** Goes a way that may not be gone. */
  protected branch<T>(differs: boolean, go: () => T): T {
    const { isBranch } = this;
    const before = this.copy();
    this.isBranch ||= differs;
    const result = go();
    this.isBranch = isBranch;
    this.meet(before);
    return result;
  }

  private property(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
    const { libraryName, globalName } = this.program.calleeOf(node);
    if (libraryName !== null || globalName !== null) return this.value(leftmost(node));
    const isFirst = node.expression.kind === ts.SyntaxKind.SuperKeyword ? this.isOff : this.value(node.expression);
    const differs = ts.isElementAccessExpression(node) ? this.value(node.argumentExpression) || isFirst : isFirst;
    const kind = this.kinds.of(node.expression);
    if (differs && kind !== kinds.number && kind !== kinds.text) this.mayThrow();
    return differs;
  }

  private assign(node: ts.AssignmentExpression<ts.AssignmentOperatorToken>): boolean {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.EqualsToken) return this.set(left, this.value(right), right);
    const isFirst = this.value(left);
    const differs = this.branch(isFirst && isShortCut(operatorToken.kind), () => this.value(right)) || isFirst;
    if (differs && !(this.isPlain(left) && this.isPlain(right))) this.mayThrow();
    return this.set(left, differs, right);
  }

  /** Gives what stands on the left side a value. Answers whether that differs. */
  protected set(left: ts.Node, differs: boolean, right?: ts.Expression): boolean {
    const target = ts.isExpression(left) ? bare(left) : left;
    if (ts.isIdentifier(target)) {
      const variable = this.program.variableOf(target);
      if (!variable) return differs || this.isOff;
      const isRefused = (variable.isConstant || variable.isGlobal) && (differs || this.isOff);
      if (isRefused || this.isMissing(variable)) this.mayThrow();
      this.give(variable, differs || this.isOff);
    } else if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) {
      const isOther = [this.value(target), differs].includes(true);
      if (isOther) {
        this.change(target.expression);
        this.mark();
      }
      if (right) this.keepLate(this.sharing.in(right));
      this.keepLate(this.sharing.in(target.expression));
    } else this.setParts(target, differs);
    return differs || this.isOff;
  }

  private setParts(target: ts.Node, differs: boolean): void {
    if (differs) this.mayThrow();
    if (ts.isBinaryExpression(target)) {
      this.value(target.right);
      this.set(target.left, differs);
    } else if (ts.isArrayLiteralExpression(target)) for (const element of target.elements) this.set(element, differs);
    else if (ts.isSpreadElement(target) || ts.isSpreadAssignment(target)) this.set(target.expression, differs);
    else if (ts.isObjectLiteralExpression(target)) for (const property of target.properties) this.set(property, differs);
    else if (ts.isPropertyAssignment(target)) this.set(target.initializer, differs);
    else if (ts.isShorthandPropertyAssignment(target)) this.set(target.name, differs);
  }

  /** Gives the names of a declaration or a parameter their values. */
  protected bind(name: ts.BindingName, differs: boolean): void {
    if (ts.isIdentifier(name)) {
      const variable = this.program.variableOf(name);
      if (variable) this.give(variable, differs || this.isOff);
      return;
    }
    if (differs || this.isOff) this.mayThrow();
    for (const element of name.elements) {
      if (!ts.isBindingElement(element)) continue;
      const { propertyName, initializer } = element;
      if (propertyName && ts.isComputedPropertyName(propertyName)) this.value(propertyName.expression);
      const isDefault = initializer !== undefined && this.branch(differs, () => this.value(initializer));
      this.bind(element.name, differs || isDefault);
    }
  }

  protected isRunning(each: Callable): boolean {
    return this.running.includes(each);
  }
}

function isShortCut(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken
  );
}

function leftmost(node: ts.Expression): ts.Expression {
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = bare(at.expression);
  return at;
}
