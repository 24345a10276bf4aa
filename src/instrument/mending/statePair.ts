import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import { bare } from '../syntax/bindingNames.ts';
import type { ReadText } from './readText.ts';
import { forwardOf } from './textModule.ts';

/** What lists and tensors have alike: whoever reads it need not mean a tensor. */
const alsoOfLists: ReadonlySet<string> = new Set(['length', 'map', 'forEach', 'slice', 'concat', 'filter', 'entries', 'keys', 'reverse']);

/** A list that was taken for its first part. */
interface Taken {
  /** Where it gets its name: `h` in `const [out, h] = …`. */
  readonly name: ts.Identifier;
  readonly initializer: ts.Expression;
  /** It is the pair [h, c], and not all that a module returns. */
  readonly isPair: boolean;
}

/**
 * Of the pair [h, c], or of all that a recurrent module returns, taken for a tensor: it is taken apart where it gets
 * its name, or where it is read if other places need it whole.
 */
export function mendStatePair(read: ReadText, at: number): Mend | null {
  const access = read.near(at, ts.isPropertyAccessExpression, node => isTaken(read, node.expression));
  if (!access) return null;
  const owner = bare(access.expression);
  const taken = ts.isIdentifier(owner) ? takenBy(read, owner) : null;
  if (!taken) return { title: `Take h of ${read.written(owner)}`, edits: [{ start: owner.end, end: owner.end, text: '[0]' }] };
  const uses = read.usesOf(taken.name);
  const reads = uses.filter(use => isReadAsTensor(use));
  const repeated = taken.isPair ? reads.flatMap(use => lastOfLast(use)) : [];
  if (reads.length < uses.length && uses.some(use => !isReadAsTensor(use) && !isFirstArgument(use))) {
    const firsts = reads.map(use => ({ start: use.end, end: use.end, text: '[0]' }));
    return { title: `Take the first part of ${taken.name.text}, which is h`, edits: inOrder([...firsts, ...repeated]) };
  }
  const { name, initializer } = taken;
  const parts = taken.isPair ? (read.isFree('c') ? `[${name.text}, c]` : `[${name.text}]`) : `[${name.text}]`;
  const whole = bare(initializer);
  // Types that said it is a tensor would say so still.
  const types = { start: whole.end, end: initializer.end, text: '' };
  const isTyped = ts.isAsExpression(initializer) && whole.end < initializer.end;
  const edits = [{ start: read.startOf(name), end: name.end, text: parts }, ...(isTyped ? [types] : []), ...repeated];
  return { title: `Take ${taken.isPair ? 'the pair' : 'the list'} apart: ${parts}`, edits: inOrder(edits) };
}

function isTaken(read: ReadText, node: ts.Expression): boolean {
  const owner = bare(node);
  if (ts.isIdentifier(owner)) return takenBy(read, owner) !== null;
  // `lstm.forward(x)[1].shape` and `gru.forward(x).shape`.
  if (ts.isElementAccessExpression(owner) && ts.isNumericLiteral(owner.argumentExpression))
    return owner.argumentExpression.text === '1' && forwardOf(read, owner.expression)?.isPair === true;
  const module = forwardOf(read, owner);
  return module !== null && (module.isPair || !module.isCell);
}

function takenBy(read: ReadText, use: ts.Identifier): Taken | null {
  const declaration = read.declarationOf(use);
  if (!declaration) return null;
  if (ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)) {
    const { name, initializer } = declaration;
    const module = forwardOf(read, initializer);
    // A cell without a pair returns h itself.
    if (!initializer || !module || (module.isCell && !module.isPair) || declaration.type || read.isChanged(name)) return null;
    return { name, initializer, isPair: module.isCell };
  }
  if (!ts.isBindingElement(declaration) || !ts.isIdentifier(declaration.name) || declaration.dotDotDotToken) return null;
  const { parent: pattern, name } = declaration;
  if (!ts.isArrayBindingPattern(pattern) || pattern.elements.indexOf(declaration) !== 1) return null;
  const { parent } = pattern;
  if (!ts.isVariableDeclaration(parent) || !parent.initializer || parent.type || read.isChanged(name)) return null;
  const module = forwardOf(read, parent.initializer);
  return module?.isPair === true && !module.isCell ? { name, initializer: parent.initializer, isPair: true } : null;
}

function isReadAsTensor(use: ts.Identifier): boolean {
  let at: ts.Node = use;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isNonNullExpression(at.parent)) at = at.parent;
  const { parent } = at;
  return ts.isPropertyAccessExpression(parent) && parent.expression === at && !alsoOfLists.has(parent.name.text);
}

/** `fc.forward(h)`: what a layer reads is a tensor. */
function isFirstArgument(use: ts.Identifier): boolean {
  const { parent } = use;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== use) return false;
  return (
    ts.isIdentifier(parent.expression) || (ts.isPropertyAccessExpression(parent.expression) && parent.expression.name.text === 'forward')
  );
}

/** Of `h.at(-1).at(-1)`, where the first was meant to take h out of the pair, the first. */
function lastOfLast(use: ts.Identifier): TextEdit[] {
  const call = atLast(use);
  return call && atLast(call) ? [{ start: use.end, end: call.end, text: '' }] : [];
}

/** `x.at(-1)` around an expression. */
function atLast(node: ts.Node): ts.CallExpression | null {
  const { parent: access } = node;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== node || access.name.text !== 'at') return null;
  const { parent: call } = access;
  return ts.isCallExpression(call) && call.expression === access && call.arguments[0]?.getText() === '-1' ? call : null;
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((one, other) => one.start - other.start);
}
