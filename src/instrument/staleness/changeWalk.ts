import ts from 'typescript';
import { bare } from '../syntax/bindingNames.ts';
import { isBounded } from './isBounded.ts';
import type { Unit } from './unit.ts';
import { kinds } from './variable.ts';
import { CallWalk } from './walkCalls.ts';

/**
 * Walks through a program in the order in which it runs, beginning with what has changed in its text, and finds each
 * unit whose values may differ by that. Where it cannot tell, they may.
 */
export class ChangeWalk extends CallWalk {
  run(): ReadonlySet<Unit> {
    this.runList(this.program.tree.statements);
    this.markLate();
    return this.found;
  }

  protected runBody(body: ts.Block): void {
    this.runList(body.statements);
  }

  protected runMember(member: ts.ClassElement): void {
    this.atUnit(member, () => {
      if (ts.isClassStaticBlockDeclaration(member)) this.runList(member.body.statements);
      if (!ts.isPropertyDeclaration(member) || !member.initializer) return;
      if (this.value(member.initializer)) this.changeSelf();
      this.keepLate([this.sharing.self, ...this.sharing.in(member.initializer)]);
    });
  }

  private runList(statements: readonly ts.Statement[]): void {
    for (const statement of statements) {
      if (!ts.isFunctionDeclaration(statement) || !statement.name) continue;
      const variable = this.program.variableOf(statement.name);
      if (variable && this.units.byNode.get(statement)?.isChanged === true) this.now.variables.add(variable);
    }
    for (const statement of statements) this.runStatement(statement);
  }

  private runStatement(statement: ts.Statement): void {
    if (ts.isBlock(statement) && !this.units.byNode.has(statement)) {
      this.runList(statement.statements);
      return;
    }
    this.atUnit(statement, () => {
      this.goThrough(statement);
    });
  }

  /** What a unit itself does that has changed may be done or not. Its lists are walked by `inside`. */
  private atUnit(node: ts.Node, go: () => void): void {
    const own = this.units.byNode.get(node);
    if (!own) return;
    const { unit, isBranch } = this;
    this.unit = own;
    this.isBranch ||= own.isChanged;
    if (own.isLost) this.lose();
    if (this.isOff) this.mark();
    go();
    [this.unit, this.isBranch] = [unit, isBranch];
  }

  private goThrough(node: ts.Statement): void {
    if (ts.isVariableStatement(node)) this.declare(node.declarationList);
    else if (ts.isExpressionStatement(node)) this.value(node.expression);
    else if (ts.isReturnStatement(node)) this.goBack(node);
    else if (ts.isIfStatement(node)) this.choose(node);
    else if (ts.isBlock(node)) this.runList(node.statements);
    else if (ts.isForStatement(node)) this.count(node);
    else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) this.goOver(node);
    else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) this.goOn(node);
    else if (ts.isThrowStatement(node)) this.isThrown = this.value(node.expression) || this.isThrown;
    else if (ts.isBreakOrContinueStatement(node)) this.leave(node);
    else if (ts.isTryStatement(node)) this.attempt(node);
    else if (ts.isSwitchStatement(node)) this.select(node);
    else if (ts.isLabeledStatement(node)) this.runStatement(node.statement);
    else if (ts.isClassDeclaration(node)) {
      const differs = this.makeClass(node);
      if (node.name) this.bind(node.name, differs);
    } else if (ts.isExportAssignment(node)) this.value(node.expression);
  }

  private declare(list: ts.VariableDeclarationList): void {
    for (const { name, initializer } of list.declarations) {
      const differs = initializer !== undefined && this.value(initializer);
      this.bind(name, differs);
      if (initializer && this.kinds.of(initializer) === kinds.any) this.keepLate(this.sharing.in(initializer));
    }
  }

  private goBack({ expression }: ts.ReturnStatement): void {
    if (expression) {
      this.result = this.value(expression) || this.result;
      if (this.kinds.of(expression) === kinds.any) this.keepLate(this.sharing.in(expression));
    }
    if (this.isOff) this.result = this.isReturned = true;
  }

  private leave({ label }: ts.BreakOrContinueStatement): void {
    if (!this.isOff) return;
    this.isBroken = true;
    if (label) this.isReturned = true;
  }

  private choose({ expression, thenStatement, elseStatement }: ts.IfStatement): void {
    const differs = this.value(expression);
    const before = this.copy();
    this.branch(differs, () => {
      this.runStatement(thenStatement);
    });
    const after = this.now;
    this.now = before;
    if (elseStatement)
      this.branch(differs, () => {
        this.runStatement(elseStatement);
      });
    this.meet(after);
  }

  private loop(turn: () => void): void {
    const { isBranch, isBroken } = this;
    this.repeat(() => {
      this.isBranch = isBranch;
      turn();
    });
    [this.isBranch, this.isBroken] = [isBranch, isBroken];
  }

  private count(node: ts.ForStatement): void {
    const { initializer, condition, incrementor, statement } = node;
    if (initializer && ts.isVariableDeclarationList(initializer)) this.declare(initializer);
    else if (initializer) this.value(initializer);
    let isOther = this.isOff;
    this.loop(() => {
      const differs = condition ? this.value(condition) : this.isOff;
      isOther ||= differs;
      this.isBranch ||= differs;
      this.runStatement(statement);
      if (incrementor) this.value(incrementor);
    });
    if (isOther && !isBounded(node, this.program)) this.mayThrow();
  }

  private goOver({ initializer, expression, statement }: ts.ForOfStatement | ts.ForInStatement): void {
    const differs = this.value(expression);
    if (differs && !ts.isArrayLiteralExpression(bare(expression))) this.mayThrow();
    this.loop(() => {
      const isOther = differs || this.isOff;
      if (isOther) this.mark();
      if (ts.isVariableDeclarationList(initializer))
        for (const { name } of initializer.declarations) this.bindItem(name, isOther, expression);
      else this.set(initializer, isOther);
      this.isBranch ||= differs;
      this.runStatement(statement);
    });
  }

  /** `const [name, value] of [[…], […]]`: what is written out can be taken apart. */
  private bindItem(name: ts.BindingName, differs: boolean, expression: ts.Expression): void {
    const list = bare(expression);
    const isWritten = ts.isArrayLiteralExpression(list) && list.elements.every(element => ts.isArrayLiteralExpression(bare(element)));
    const { isThrown } = this;
    this.bind(name, differs);
    if (isWritten && ts.isArrayBindingPattern(name) && name.elements.every(each => ts.isBindingElement(each) && ts.isIdentifier(each.name)))
      this.isThrown = isThrown;
  }

  private goOn(node: ts.WhileStatement | ts.DoStatement): void {
    let isOther = this.isOff;
    this.loop(() => {
      if (ts.isDoStatement(node)) this.runStatement(node.statement);
      const differs = this.value(node.expression);
      isOther ||= differs;
      this.isBranch ||= differs;
      if (ts.isWhileStatement(node)) this.runStatement(node.statement);
    });
    // It may go on for ever.
    if (isOther) this.mayThrow();
  }

  private attempt({ tryBlock, catchClause, finallyBlock }: ts.TryStatement): void {
    const { isThrown } = this;
    const before = this.copy();
    this.tries++;
    this.runList(tryBlock.statements);
    this.tries--;
    this.meet(before);
    const { isBranch } = this;
    if (catchClause) {
      this.isBranch ||= this.isThrown;
      this.isThrown = isThrown;
      if (catchClause.variableDeclaration) this.bind(catchClause.variableDeclaration.name, this.isBranch);
      this.branch(false, () => {
        this.runList(catchClause.block.statements);
      });
      this.isBranch = isBranch;
    }
    if (finallyBlock) this.runList(finallyBlock.statements);
  }

  private select({ expression, caseBlock }: ts.SwitchStatement): void {
    let differs = this.value(expression);
    const { isBranch, isBroken } = this;
    for (const clause of caseBlock.clauses) if (ts.isCaseClause(clause)) differs = this.value(clause.expression) || differs;
    differs ||= caseBlock.clauses.some(clause => this.units.byNode.get(clause)?.isChanged === true);
    this.isBranch ||= differs;
    for (const clause of caseBlock.clauses) {
      this.branch(false, () => {
        this.atUnit(clause, () => {
          this.runList(clause.statements);
        });
      });
    }
    [this.isBranch, this.isBroken] = [isBranch, isBroken];
  }
}
