import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import { isAssignment } from '../syntax/bindingNames.ts';
import { tensorflowSpace } from './imports.ts';
import type { ReadText } from './readText.ts';

/** What keeps something for later, under whatever name. */
const keeping: ReadonlySet<string> = new Set(['keep', 'push', 'unshift', 'set', 'add', 'append', 'splice', 'variable', 'then']);
/** Of those, the methods that tensors have, too, and give a new one. */
const alsoOfTensors: ReadonlySet<string> = new Set(['add', 'set']);

/** Of a loop that leaves tensors behind each time: its body goes into `tf.tidy` if nothing of it is wanted later. */
export function mendTidy(read: ReadText, at: number): Mend | null {
  const tf = tensorflowSpace(read);
  const loop = outermostLoop(read, at);
  if (tf === null || !loop || !ts.isBlock(loop.statement) || !endsInItself(read, loop.statement)) return null;
  const body = loop.statement;
  const start = read.startOf(body);
  return {
    title: `Wrap the loop's body in ${tf}.tidy`,
    edits: [
      { start, end: start, text: `${tf}.tidy(() => ` },
      { start: body.end, end: body.end, text: ');' },
    ],
  };
}

function outermostLoop(read: ReadText, at: number): ts.IterationStatement | null {
  const loops = read
    .all(ts.isStatement)
    .filter((node): node is ts.IterationStatement => ts.isIterationStatement(node, false))
    .filter(node => read.startOf(node) <= at && at <= node.end);
  return loops[0] ?? null;
}

/** Nothing leaves it, and nothing that it makes is kept. */
function endsInItself(read: ReadText, body: ts.Block): boolean {
  return read.all((node): node is ts.Node => leaves(read, body, node), body).length === 0;
}

function leaves(read: ReadText, body: ts.Block, node: ts.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node)) return !isInside(body, node);
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || node.kind === ts.SyntaxKind.AwaitKeyword) return true;
  if (isAssignment(node)) return node.operatorToken.kind === ts.SyntaxKind.EqualsToken && !isOwn(read, body, node.left);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression: owner } = node.expression;
  if (!keeping.has(name.text)) return false;
  return !alsoOfTensors.has(name.text) || (ts.isExpressionStatement(node.parent) && !isOwn(read, body, owner));
}

/** Does the function, loop or switch that it ends lie in the body? */
function isInside(body: ts.Block, node: ts.Node): boolean {
  for (let at = node.parent; at !== body; at = at.parent) {
    if (ts.isFunctionLike(at)) return true;
    if (!ts.isReturnStatement(node) && (ts.isIterationStatement(at, false) || ts.isSwitchStatement(at))) return true;
  }
  return false;
}

/** A name that is declared in the body. */
function isOwn(read: ReadText, body: ts.Block, node: ts.Expression): boolean {
  const declaration = read.declarationOf(node);
  return declaration !== null && declaration.pos >= body.pos && declaration.end <= body.end;
}
