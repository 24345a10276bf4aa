import ts from 'typescript';
import { isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { isTold } from '../syntax/isTold.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { recursiveFunctions } from '../syntax/recursiveFunctions.ts';
import { jsEnd } from './jsEnd.ts';
import { weaveAssignment, weaveUpdate } from './weaveAssignment.ts';
import { weaveCall } from './weaveCall.ts';
import { beginExpressions, weaveExpression } from './weaveExpression.ts';
import { weaveClassField, weaveVariables } from './weaveDeclaration.ts';
import { weaveCatch, weaveFunction, weaveReturn, weaveThrow } from './weaveFunction.ts';
import { weaveFor, weaveForIn, weaveWhile } from './weaveLoop.ts';
import { weaveNumber } from './weaveNumber.ts';
import { addedCheck, askOwners, chainOf, operandChecks, type OperandCheck } from './weaveOperands.ts';
import { isPower, weavePower, weavePowerAlone } from './weavePower.ts';
import { weaveBranch, weaveStatements, weaveStop } from './weaveStatements.ts';
import { Weaver } from './weaver.ts';

/** Walks one file and puts its probes in. What the kinds of syntax need is in the `weave…` files. */
export class ProbeWeaver extends Weaver {
  run(): void {
    this.recursive = recursiveFunctions(this.tree);
    this.header.push(`${this.names.clock}=${this.names.scope}.clock`, `${this.names.lines}=${this.names.scope}.lines`);
    weaveStatements(this, this.tree.statements);
  }

  /** Only what a classic script needs to read the text as a module would, and what operators do not tell tensors. */
  runWithoutProbes(): void {
    eachNode(this.tree, node => {
      if (isTypeOnly(node)) return false;
      askOwners(this, node);
      if (ts.isBinaryExpression(node)) {
        this.breakComment(node.operatorToken);
        if (this.hasPowers) weavePowerAlone(this, node);
        for (const [operand, check] of this.checksOf(node)) this.around(operand, `${this.names.scope}.${check}`, ')', () => undefined);
      }
      return true;
    });
  }

  /** What is handed over of the operands of a whole chain of operators, or of what an assignment adds. */
  private checksOf(node: ts.BinaryExpression): ReadonlyMap<ts.Expression, OperandCheck> {
    if (isAssignment(node))
      return node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken ? addedCheck(node.left, node.right, this.known.texts) : new Map();
    const { parent } = node;
    const isInner = ts.isBinaryExpression(parent) && !isAssignment(parent) && parent.left === node;
    if (isInner) return new Map();
    const { first, parts } = chainOf(node);
    return operandChecks(first, parts, this.known);
  }

  override visit(node: ts.Node): void {
    if (isTypeOnly(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const stop = this.stops?.get(node);
    if (stop === undefined) this.visitHere(node);
    else
      weaveStop(this, node, stop, () => {
        this.visitHere(node);
      });
  }

  private visitHere(node: ts.Node): void {
    if (this.hasExpressions && isTold(node, this.known.values)) weaveExpression(this, node as ts.Expression, () => this.visitWhole(node));
    else this.visitWhole(node);
  }

  private visitWhole(node: ts.Node): void {
    if (ts.isNumericLiteral(node)) {
      if (this.hasNumbers) weaveNumber(this, node);
    } else if (ts.isVariableDeclarationList(node)) weaveVariables(this, node);
    else if (isAssignment(node)) {
      this.telling(node, () => {
        weaveAssignment(this, node);
      });
    } else if (isUpdate(node)) {
      this.telling(node, () => {
        weaveUpdate(this, node);
      });
    } else if (ts.isBinaryExpression(node)) this.visitBinary(node);
    else if (ts.isCallExpression(node)) weaveCall(this, node);
    else if (ts.isPropertyDeclaration(node)) weaveClassField(this, node);
    else if (ts.isClassStaticBlockDeclaration(node)) {
      this.insideFunction(node, () => {
        this.visitChildren(node);
      });
    } else if (ts.isFunctionLike(node)) weaveFunction(this, node);
    else if (ts.isReturnStatement(node)) weaveReturn(this, node);
    else if (ts.isThrowStatement(node)) weaveThrow(this, node);
    else if (ts.isCatchClause(node)) weaveCatch(this, node);
    else if (ts.isForStatement(node)) weaveFor(this, node);
    else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) weaveForIn(this, node);
    else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) weaveWhile(this, node);
    else if (ts.isIfStatement(node)) {
      this.visit(node.expression);
      weaveBranch(this, node.thenStatement);
      if (node.elseStatement && ts.isIfStatement(node.elseStatement)) this.visit(node.elseStatement);
      else if (node.elseStatement) weaveBranch(this, node.elseStatement);
    } else if (ts.isBlock(node)) weaveStatements(this, node.statements);
    else if (ts.isCaseOrDefaultClause(node)) {
      if (ts.isCaseClause(node)) this.visit(node.expression);
      weaveStatements(this, node.statements);
    } else this.visitChildren(node);
  }

  private telling(node: ts.Expression, inside: () => void): void {
    if (this.isLive(node)) this.around(node, `${this.names.scope}.m(`, ')', inside);
    else inside();
  }

  private visitBinary(node: ts.BinaryExpression): void {
    const { first, parts } = chainOf(node);
    const checks = operandChecks(first, parts, this.known);
    const [power] = parts;
    const ends = this.hasExpressions ? beginExpressions(this, node, parts) : [];
    // A power binds more tightly than all else: it can only come first.
    if (power && this.hasPowers && isPower(power.operator)) weavePower(this, first, power);
    this.visitOperand(first, checks);
    for (const [index, part] of parts.entries()) {
      this.breakComment(part.operator);
      this.visitOperand(part.right, checks);
      if (part === power && this.hasPowers && isPower(part.operator)) this.weave.insert(jsEnd(part.right), ')');
      const end = ends[index];
      if (end !== undefined) this.weave.insert(jsEnd(part.right), end);
    }
  }

  override visitAdded(target: ts.Expression, right: ts.Expression): void {
    this.visitOperand(right, addedCheck(target, right, this.known.texts));
  }

  private visitOperand(node: ts.Expression, checks: ReadonlyMap<ts.Expression, OperandCheck>): void {
    // Text stays text everywhere; the other checks only say what is wrong.
    const wanted = checks.get(node);
    const check = this.isSlim && wanted !== 'x(' ? undefined : wanted;
    if (check === undefined) this.visit(node);
    else
      this.around(node, `${this.names.scope}.${check}`, ')', () => {
        this.visit(node);
      });
  }

  /** Labs run as a classic script, where `<!--` would begin a comment. */
  private breakComment(operator: ts.Node): void {
    const start = operator.getStart(this.tree);
    if (this.tree.text.startsWith('<!--', start)) this.weave.insert(start + 1, ' ');
  }
}
