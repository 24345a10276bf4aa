import ts from 'typescript';
import type { ProbeRole } from '../core/compiledLab.ts';
import type { CountedLoop } from './countedLoop.ts';
import type { EvenStep } from './evenStep.ts';
import { runsAlone } from './runsAlone.ts';
import { weaveAssignment, weaveUpdate } from './weaveAssignment.ts';
import { weaveClassField, weaveVariables } from './weaveDeclaration.ts';
import { weaveCatch, weaveFunction, weaveReturn, weaveThrow } from './weaveFunction.ts';
import { weaveForIn, weaveFor, weaveWhile } from './weaveLoop.ts';
import { weaveNumber } from './weaveNumber.ts';
import { weaveBranch, weaveStatements } from './weaveStatements.ts';
import { recursiveFunctions } from './recursiveFunctions.ts';
import type { InsertedNames } from './insertedNames.ts';
import { assignedBy } from './assignedNames.ts';
import { isAssignment, isUpdate } from './bindingNames.ts';
import { knownNames, type KnownNames } from './knownNames.ts';
import { weaveCall } from './weaveCall.ts';
import { isPower, weavePower, weavePowerAlone } from './weavePower.ts';
import { addedCheck, chainOf, operandChecks, type OperandCheck } from './weaveOperands.ts';
import { jsEnd } from './jsEnd.ts';
import type { LinkedFile } from './labFiles.ts';
import type { LabSource } from './labProblem.ts';
import { isTypeOnly } from './isTypeOnly.ts';
import type { SiteList } from './siteList.ts';
import type { Weave } from './weave.ts';

export interface Weaving {
  /** No call may be written, and yet code of the lab runs. */
  readonly hasHidden: boolean;
  /** The engine's own powers are off by last digits. */
  readonly hasPowers: boolean;
  /** The numbers in the text can be changed from outside (`LabScope.c`). */
  readonly hasNumbers: boolean;
}

/** Walks one file and puts its probes in. What the kinds of syntax need is in the `weave…` files. */
export class ProbeWeaver {
  readonly source: LabSource;
  readonly names: InsertedNames;
  readonly weave: Weave;
  /** Declarations of slots and loops, for the file's header. */
  readonly header: string[] = [];
  /** Nodes whose own probe is somewhere else: the variables of loop heads. */
  readonly silent = new Set<ts.Node>();
  /** Variables whose first value is given to a loop, which follows them. */
  readonly followed = new Map<ts.Node, string>();
  /** The line that was reported last on the way down to the current node. */
  reachedLine = 0;
  /** The function the walk is in: 0 for the top level of the file. */
  owner = 0;
  /** True inside a counted loop of that function. */
  isInCountedLoop = false;
  /** True inside a function that may call itself: there probes must leave its frame as it is. */
  isSlim = false;
  private readonly live: ReadonlySet<string>;
  readonly hasHiddenCalls: boolean;
  readonly known: KnownNames;
  /** Powers are computed by the scope: the engine's own are off by last digits. */
  readonly hasPowers: boolean;
  private recursive: ReadonlySet<ts.Node> = new Set();
  private readonly tree: ts.SourceFile;
  private readonly sites: SiteList;
  private readonly hasNumbers: boolean;
  private loops = 0;
  private throwers = 0;
  private owners = 0;

  constructor({ tree, source, module }: LinkedFile, weave: Weave, names: InsertedNames, sites: SiteList, how: Weaving) {
    this.hasNumbers = how.hasNumbers;
    this.tree = tree;
    this.source = source;
    this.live = module.live;
    this.weave = weave;
    this.names = names;
    this.sites = sites;
    this.hasHiddenCalls = how.hasHidden;
    this.hasPowers = how.hasPowers;
    this.known = knownNames(tree);
  }

  run(): void {
    this.recursive = recursiveFunctions(this.tree);
    this.header.push(`${this.names.clock}=${this.names.scope}.clock`, `${this.names.lines}=${this.names.scope}.lines`);
    weaveStatements(this, this.tree.statements);
  }

  /** Only what a classic script needs to read the text as a module would, and what operators do not tell tensors. */
  runWithoutProbes(): void {
    // No recursion: sums of thousands of terms lean to the left.
    const open: ts.Node[] = [this.tree];
    for (let node = open.pop(); node; node = open.pop()) {
      if (isTypeOnly(node)) continue;
      if (ts.isBinaryExpression(node)) {
        this.breakComment(node.operatorToken);
        if (this.hasPowers) weavePowerAlone(this, node);
        for (const [operand, check] of this.checksOf(node)) this.around(operand, `${this.names.scope}.${check}`, ')', () => undefined);
      }
      ts.forEachChild(node, child => void open.push(child));
    }
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

  /** Adds a probe and gives the name of its slot. */
  slot(node: ts.Node, end: number, role: ProbeRole, name?: string): string {
    return this.declareSlot(this.sites.add(this.source, node, end, role, name), '');
  }

  /** As `slot`, for a variable of a loop. */
  loopSlot(name: ts.Identifier, end: number, loop: ts.IterationStatement): string {
    return this.declareSlot(this.sites.add(this.source, name, end, 'loop', name.text, loop), '');
  }

  /** As `slot`, for a property in a destructuring: the lab's own code sets it, so that errors are the engine's. */
  settingSlot(target: ts.PropertyAccessExpression, end: number, role: ProbeRole): string {
    const key = target.name.text;
    return this.declareSlot(this.sites.add(this.source, target, end, role), `,${JSON.stringify(key)},(o,v)=>{o.${key}=v}`);
  }

  private declareSlot(site: number, more: string): string {
    const slot = this.names.slot(site);
    this.header.push(`${slot}=${this.names.scope}.slot(${String(site)}${more})`);
    return slot;
  }

  /** The place of one more number that can be changed, among those of all files. */
  nextNumber(): number {
    return this.sites.numberCount++;
  }

  /** The name of one more loop, which `loop` then adds. */
  nextLoop(): string {
    return this.names.loop(this.loops++);
  }

  /** Adds a loop; `variable` is the slot a counted loop is followed by, and an even step is a step of. */
  loop(name: string, node: ts.Node, counted: CountedLoop | null, even: EvenStep | null, variable: string): void {
    const line = String(this.lineOf(node));
    const parts = counted
      ? [line, String(this.owner), JSON.stringify(counted.end), String(counted.step), variable, ...counted.bound.slice(1)]
      : [line];
    const following = even ? `.s(${String(even.step)},${variable})` : '';
    this.header.push(`${name}=${this.names.scope}.loop(${parts.join(',')})${following}`);
  }

  /** Adds a `throw` and gives the name of what takes its values. */
  thrower(node: ts.ThrowStatement): string {
    const name = this.names.thrower(this.throwers++);
    this.header.push(`${name}=${this.names.scope}.thrower(${String(this.lineOf(node.expression))})`);
    return name;
  }

  /** True where a loop cannot begin once more while it runs: at the top level nothing runs twice. */
  runsOnce(loop: ts.IterationStatement): boolean {
    return this.owner === 0 || (!this.hasHiddenCalls && runsAlone(loop));
  }

  lineOf(node: ts.Node): number {
    return this.source.lines.lineAt(node.getStart(this.tree));
  }

  /** A statement that says that a line is reached, where the way down to here has not said so. Only the lab's own lines count. */
  tick(node: ts.Node): string {
    const { lines, clock } = this.names;
    const line = this.nextLine(node);
    return line === '' ? '' : `if(!${lines}[${line}])${clock}.at=${line};`;
  }

  /** As `tick`, an expression. */
  tickInside(node: ts.Node): string {
    const { lines, clock } = this.names;
    const line = this.nextLine(node);
    return line === '' ? '' : `${lines}[${line}]||(${clock}.at=${line})`;
  }

  private nextLine(node: ts.Node): string {
    const line = this.lineOf(node);
    if (line === this.reachedLine || this.source.index !== 0) return '';
    this.reachedLine = line;
    return String(line);
  }

  /** Puts `before` and `after` around an expression. */
  around(node: ts.Node, before: string, after: string, inside: () => void): void {
    this.weave.insertStart(node.getStart(this.tree), before);
    inside();
    this.weave.insert(jsEnd(node), after);
  }

  insideFunction(node: ts.Node, inside: () => void): void {
    const { owner, isInCountedLoop, isSlim } = this;
    this.owner = ++this.owners;
    this.isInCountedLoop = false;
    this.isSlim = this.recursive.has(node);
    inside();
    this.owner = owner;
    this.isInCountedLoop = isInCountedLoop;
    this.isSlim = isSlim;
  }

  visitChildren(node: ts.Node): void {
    ts.forEachChild(node, child => {
      this.visit(child);
    });
  }

  visit(node: ts.Node): void {
    if (isTypeOnly(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
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

  /** True for what assigns an exported variable: importers must see it change. */
  isLive(node: ts.Node): boolean {
    return this.live.size > 0 && assignedBy(node).some(name => this.live.has(name));
  }

  private telling(node: ts.Expression, inside: () => void): void {
    if (this.isLive(node)) this.around(node, `${this.names.scope}.m(`, ')', inside);
    else inside();
  }

  private visitBinary(node: ts.BinaryExpression): void {
    const { first, parts } = chainOf(node);
    const checks = operandChecks(first, parts, this.known);
    const [power] = parts;
    // A power binds more tightly than all else: it can only come first.
    if (power && this.hasPowers && isPower(power.operator)) weavePower(this, first, power);
    this.visitOperand(first, checks);
    for (const part of parts) {
      this.breakComment(part.operator);
      this.visitOperand(part.right, checks);
      if (part === power && this.hasPowers && isPower(part.operator)) this.weave.insert(jsEnd(part.right), ')');
    }
  }

  /** What is added to a variable with `+=`. */
  visitAdded(target: ts.Expression, right: ts.Expression): void {
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
