import ts from 'typescript';
import { assignmentTargets, bindingNames, isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { countedLoop, type CountedLoop } from '../syntax/countedLoop.ts';
import { evenStep, type EvenStep } from '../syntax/evenStep.ts';
import { jsEnd } from './jsEnd.ts';
import { note } from './writeProbe.ts';
import type { Weaver } from './weaver.ts';
import { runsAlone } from '../syntax/runsAlone.ts';
import { visitTarget } from './weaveAssignment.ts';
import { isListed } from './weaveStatements.ts';

/** Variables that the head of a `for` sets and steps report once a turn, not at each of the two places. */
export function weaveFor(weaver: Weaver, node: ts.ForStatement): void {
  const stepped = new Map(steppedNames(node.incrementor).map(({ name, by }) => [name, by]));
  const loopNames: ts.Identifier[] = [];
  const { initializer } = node;
  const keep = (name: ts.Identifier): void => {
    if (!stepped.has(name.text)) return;
    loopNames.push(name);
    const by = stepped.get(name.text);
    if (by) weaver.silent.add(by);
  };
  if (initializer && ts.isVariableDeclarationList(initializer)) {
    for (const { name } of initializer.declarations) bindingNames(name).forEach(keep);
    for (const name of loopNames) weaver.silent.add(name);
  } else if (initializer) {
    for (const part of commaParts(initializer)) {
      const names = isAssignment(part) ? assignmentTargets(part.left).filter(ts.isIdentifier) : [];
      const before = loopNames.length;
      names.forEach(keep);
      if (names.length > 0 && loopNames.length - before === names.length) weaver.silent.add(part);
    }
  }
  const counted = !isToCount(weaver, node) ? null : countedLoop(node, new Set(loopNames.map(({ text }) => text)));
  const loop = weaver.nextLoop();
  const found = weaver.runsOnce(node) ? evenStep(node) : null;
  // What is followed is the first of its variables.
  const even = found && found.name === loopNames[0] ? found : null;
  if (even) weaver.followed.set(even.name, loop);
  if (initializer) weaver.visit(initializer);
  weaver.insideLoop(null, () => {
    if (node.condition) weaver.visit(node.condition);
    if (node.incrementor) weaver.visit(node.incrementor);
  });
  // Painted where the head ends.
  const headEnd = node.incrementor?.end ?? node.condition?.end ?? initializer?.end ?? node.getStart();
  weaveBody(weaver, node, { loop, names: loopNames, headEnd, countable: counted, even });
}

/** `for (const x of xs)`, `for (const key in object)`. */
export function weaveForIn(weaver: Weaver, node: ts.ForOfStatement | ts.ForInStatement): void {
  const { initializer } = node;
  const names = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations.flatMap(({ name }) => bindingNames(name))
    : assignmentTargets(initializer).filter(ts.isIdentifier);
  const isPlain = ts.isForOfStatement(node) && !node.awaitModifier && isToCount(weaver, node);
  const counted = isPlain ? countedLoop(node, new Set()) : null;
  if (ts.isVariableDeclarationList(initializer)) weaver.visit(initializer);
  else visitTarget(weaver, initializer);
  weaver.visit(node.expression);
  weaveBody(weaver, node, { loop: weaver.nextLoop(), names, headEnd: node.expression.end, countable: counted, even: null });
}

export function weaveWhile(weaver: Weaver, node: ts.WhileStatement | ts.DoStatement): void {
  const visitHead = (): void => {
    weaver.insideLoop(null, () => {
      weaver.visit(node.expression);
    });
  };
  if (ts.isWhileStatement(node)) visitHead();
  weaveBody(weaver, node, { loop: weaver.nextLoop(), names: [], headEnd: 0, countable: null, even: null });
  if (ts.isDoStatement(node)) visitHead();
}

/** A loop as its body needs to know it. */
interface LoopHead {
  readonly loop: string;
  readonly names: readonly ts.Identifier[];
  readonly headEnd: number;
  readonly countable: CountedLoop | null;
  readonly even: EvenStep | null;
}

/**
 * Braces around the body, whatever it is: in a scope of their own, the names that the probes read cannot be
 * shadowed by the body's declarations.
 */
function weaveBody(weaver: Weaver, node: ts.IterationStatement, { loop, names, headEnd, countable, even }: LoopHead): void {
  const { clock } = weaver.names;
  const slots = weaver.loopSlots(names, headEnd, node);
  const variable = slots[0] ?? '';
  // A loop over an array is counted by its variable's slot.
  const counted = countable && variable !== '' ? countable : null;
  weaver.loop(loop, node, counted, even, variable);
  // Its variable is noted first: that is how far the loop has come. One that steps evenly is noted when the loop
  // reports.
  const probes = slots
    .map((slot, index) => (even?.name === names[index] ? '' : `${note(weaver, slot, names[index]?.text ?? '')};`))
    .join('');
  const report = `${loop}.r=${counted?.bound[0] ?? '0'};`;
  // An `if`: V8 is slow with the same as a lone `||`.
  const isDue = counted && !(even && runsAlone(node)) ? `--${loop}.k<=0||${clock}.top!==${loop}` : `--${loop}.k<=0`;
  const turn = `if(${isDue})${even ? `{${loop}.u=${even.name.text};${report}}` : report}`;
  const { reachedLine, countedAround } = weaver;
  if (counted) weaver.countedAround++;
  const body = node.statement;
  const tick = ts.isBlock(body) ? '' : weaver.tick(body);
  weaver.weave.insert(body.getStart(), `{${weaver.isLive(node) ? `${weaver.names.scope}.m();` : ''}${probes}${turn}${tick}`);
  weaver.insideLoop(slots, () => {
    weaver.visit(body);
  });
  weaver.weave.insert(jsEnd(body), '}');
  // Where the loop stands in a list of statements, the next one is reached when it is left.
  if (counted && isListed(node)) weaver.weave.insert(jsEnd(node), `${clock}.end=${loop};`);
  weaver.countedAround = countedAround;
  weaver.reachedLine = reachedLine;
}

/** Of loops inside each other two are counted; the inner one only where it calls something: counting is cheap then. */
function isToCount({ countedAround }: Weaver, { statement }: ts.IterationStatement): boolean {
  if (countedAround !== 1) return countedAround === 0;
  let calls = false;
  eachNode(statement, node => {
    calls ||= ts.isCallExpression(node) || ts.isNewExpression(node);
    return !calls;
  });
  return calls;
}

function commaParts(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return commaParts(node.expression);
  const isComma = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
  return isComma ? [...commaParts(node.left), ...commaParts(node.right)] : [node];
}

/** The variables a `for` statement's last part steps, each with the expression that does it. */
function steppedNames(incrementor: ts.Expression | undefined): { name: string; by: ts.Expression }[] {
  return (incrementor ? commaParts(incrementor) : []).flatMap(part => {
    const targets = isAssignment(part) ? assignmentTargets(part.left) : isUpdate(part) ? assignmentTargets(part.operand) : [];
    const [target] = targets;
    return target && targets.length === 1 && ts.isIdentifier(target) ? [{ name: target.text, by: part }] : [];
  });
}
