import ts from 'typescript';
import { assignmentTargets, bindingNames, isAssignment, isUpdate } from './bindingNames.ts';
import { countedLoop, type CountedLoop } from './countedLoop.ts';
import { jsEnd } from './jsEnd.ts';
import type { ProbeWeaver } from './probeWeaver.ts';
import { visitTarget } from './weaveAssignment.ts';

/** Variables that the head of a `for` sets and steps report once a turn, not at each of the two places. */
export function weaveFor(weaver: ProbeWeaver, node: ts.ForStatement): void {
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
  const counted = weaver.isInCountedLoop ? null : countedLoop(node, new Set(loopNames.map(({ text }) => text)));
  if (initializer) weaver.visit(initializer);
  if (node.condition) weaver.visit(node.condition);
  if (node.incrementor) weaver.visit(node.incrementor);
  // Painted where the head ends.
  const headEnd = node.incrementor?.end ?? node.condition?.end ?? initializer?.end ?? node.getStart();
  weaveBody(weaver, node, loopNames, headEnd, counted);
}

/** `for (const x of xs)`, `for (const key in object)`. */
export function weaveForIn(weaver: ProbeWeaver, node: ts.ForOfStatement | ts.ForInStatement): void {
  const { initializer } = node;
  const names = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations.flatMap(({ name }) => bindingNames(name))
    : assignmentTargets(initializer).filter(ts.isIdentifier);
  const isPlain = ts.isForOfStatement(node) && !node.awaitModifier && !weaver.isInCountedLoop;
  const counted = isPlain ? countedLoop(node, new Set()) : null;
  if (ts.isVariableDeclarationList(initializer)) weaver.visit(initializer);
  else visitTarget(weaver, initializer);
  weaver.visit(node.expression);
  weaveBody(weaver, node, names, node.expression.end, counted);
}

export function weaveWhile(weaver: ProbeWeaver, node: ts.WhileStatement | ts.DoStatement): void {
  if (ts.isWhileStatement(node)) weaver.visit(node.expression);
  weaveBody(weaver, node, [], 0, null);
  if (ts.isDoStatement(node)) weaver.visit(node.expression);
}

/**
 * Braces around the body, whatever it is: in a scope of their own, the names that the probes read cannot be
 * shadowed by the body's declarations.
 */
function weaveBody(
  weaver: ProbeWeaver,
  node: ts.IterationStatement,
  names: readonly ts.Identifier[],
  headEnd: number,
  countable: CountedLoop | null,
): void {
  const { clock } = weaver.names;
  const slots = names.map(name => weaver.slot(name, headEnd, 'loop'));
  const variable = slots[0] ?? '';
  // A loop over an array is counted by its variable's slot.
  const counted = countable && variable !== '' ? countable : null;
  const loop = weaver.loop(node, counted, variable);
  // Its variable is noted first: that is how far the loop has come.
  const probes = slots.map((slot, index) => `${slot}.v(${names[index]?.text ?? ''});`).join('');
  // An `if`: V8 is slow with the same as a lone `||`.
  const turn = counted
    ? `if(--${loop}.k<=0||${clock}.top!==${loop})${clock}.turn(${[loop, ...counted.bound].join(',')});`
    : `if(--${loop}.k<=0)${clock}.turn(${loop});`;
  const { reachedLine, isInCountedLoop } = weaver;
  weaver.isInCountedLoop ||= counted !== null;
  const body = node.statement;
  const tick = ts.isBlock(body) ? '' : weaver.tick(body);
  weaver.weave.insert(body.getStart(), `{${weaver.isLive(node) ? `${weaver.names.scope}.m();` : ''}${probes}${turn}${tick && `${tick};`}`);
  weaver.visit(body);
  weaver.weave.insert(jsEnd(body), '}');
  // Where the loop stands in a list of statements, the next one is reached when it is left.
  if (counted && isListed(node)) weaver.weave.insert(jsEnd(node), `${clock}.end(${loop});`);
  weaver.isInCountedLoop = isInCountedLoop;
  weaver.reachedLine = reachedLine;
}

function isListed({ parent }: ts.Node): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent);
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
