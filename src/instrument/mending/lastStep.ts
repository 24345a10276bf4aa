import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import { bare } from '../syntax/bindingNames.ts';
import type { ReadText } from './readText.ts';
import { forwardOf, switchOf, type TextModule } from './textModule.ts';

/** A name that is the outputs of a recurrent module: `out` in `const [out, h] = gru.forward(x)`. */
interface Outputs {
  readonly name: ts.Identifier;
  readonly pattern: ts.ArrayBindingPattern;
  readonly module: TextModule;
}

/** Of the last sequence that was taken for the last step: h, which holds the last step of each sequence. */
export function mendLastStep(read: ReadText, at: number): Mend | null {
  const taking = read.near(at, ts.isCallExpression, node => takenFrom(read, node) !== null);
  const outputs = taking && takenFrom(read, taking);
  if (!taking || !outputs) return null;
  const { module } = outputs;
  const [isFirst, isBoth] = [switchOf(module, 'batchFirst'), switchOf(module, 'bidirectional')];
  if (isFirst === null) return null;
  const whole = withShape(taking);
  const state = isBoth === false ? stateOf(read, outputs) : null;
  if (state) {
    const text = `${state.name}.at(-1)`;
    return { title: `Write ${text}, the last step of every sequence`, edits: [...state.edits, replace(read, whole, text)] };
  }
  const text = isFirst ? `${outputs.name.text}.select(1, -1)` : `${outputs.name.text}.at(-1)`;
  return { title: `Write ${text}, the last step of every sequence`, edits: [replace(read, whole, text)] };
}

function takenFrom(read: ReadText, call: ts.CallExpression): Outputs | null {
  const whole = takenWhole(read, call);
  const declaration = whole && read.declarationOf(whole);
  if (!declaration || !ts.isBindingElement(declaration) || !ts.isIdentifier(declaration.name)) return null;
  const { parent: pattern, name } = declaration;
  if (!ts.isArrayBindingPattern(pattern) || pattern.elements[0] !== declaration || read.isChanged(name)) return null;
  const module = ts.isVariableDeclaration(pattern.parent) ? forwardOf(read, pattern.parent.initializer) : null;
  return module && !module.isCell ? { name, pattern, module } : null;
}

/** Of a call that takes one entry of a tensor, the tensor's name. */
function takenWhole(read: ReadText, call: ts.CallExpression): ts.Identifier | null {
  const { expression: called } = call;
  if (!ts.isPropertyAccessExpression(called)) return null;
  const [first, second, third] = call.arguments;
  const owner = bare(called.expression);
  if (called.name.text === 'gather' && first && ts.isIdentifier(first) && third && !read.declarationOf(called.expression)) return null;
  if (called.name.text === 'gather') return first && ts.isIdentifier(first) && second && isNumber(second) ? first : null;
  if (!ts.isIdentifier(owner) || !first) return null;
  if (called.name.text === 'at') return call.arguments.length === 1 && isNumber(first) ? owner : null;
  if (called.name.text === 'select') return second && isNumber(second) ? owner : null;
  const isSlice = called.name.text === 'slice' && ts.isArrayLiteralExpression(first) && second && ts.isArrayLiteralExpression(second);
  return isSlice && withShape(call) !== call ? owner : null;
}

/** With the call behind it that takes the axis of one entry away: `out.slice([4, 0, 0], [1, 9, 4]).reshape(9, 4)`. */
function withShape(call: ts.CallExpression): ts.CallExpression {
  const { expression: called, parent: access } = call;
  if (!ts.isPropertyAccessExpression(called) || called.name.text !== 'slice') return call;
  if (!ts.isPropertyAccessExpression(access) || !['reshape', 'view', 'squeeze'].includes(access.name.text)) return call;
  const { parent: outer } = access;
  return ts.isCallExpression(outer) && outer.expression === access && (access.name.text === 'squeeze' || outer.arguments.length === 2)
    ? outer
    : call;
}

/** The name of h, and what gives it one. */
function stateOf(
  read: ReadText,
  { name, pattern, module }: Outputs,
): { readonly name: string; readonly edits: readonly TextEdit[] } | null {
  const [first, second, third] = pattern.elements;
  if (!first || third) return null;
  if (second && ts.isBindingElement(second)) {
    const [part] = ts.isArrayBindingPattern(second.name) ? second.name.elements : [];
    const known = module.isPair ? part && ts.isBindingElement(part) && part.name : second.name;
    if (known && ts.isIdentifier(known)) return read.isChanged(known) ? null : { name: known.text, edits: [] };
    return module.isPair && ts.isIdentifier(second.name) ? { name: `${second.name.text}[0]`, edits: [] } : null;
  }
  const state = ['h', 'hidden'].find(each => read.isFree(each));
  if (second || state === undefined) return null;
  const isOnlyUse = read.usesOf(name).length === 1;
  const text = `[${isOnlyUse ? '' : name.text}, ${module.isPair ? `[${state}]` : state}]`;
  return { name: state, edits: [replace(read, pattern, text)] };
}

function replace(read: ReadText, node: ts.Node, text: string): TextEdit {
  return { start: read.startOf(node), end: node.end, text };
}

function isNumber(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) || (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand));
}
