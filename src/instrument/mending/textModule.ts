import ts from 'typescript';
import { bare } from '../syntax/bindingNames.ts';
import { optionsOf, valueOf } from './properties.ts';
import type { ReadText } from './readText.ts';

/** Recurrent modules of the library's, and whether their state is the pair [h, c]. */
const kinds: Readonly<Record<string, boolean>> = { LSTM: true, GRU: false, RNN: false, LSTMCell: true, GRUCell: false, RNNCell: false };

/** A recurrent module as the text makes it. */
export interface TextModule {
  readonly kind: string;
  /** Its state is a pair. */
  readonly isPair: boolean;
  readonly isCell: boolean;
  readonly made: ts.NewExpression;
  /** Null where the text does not tell all of them. */
  readonly options: ts.ObjectLiteralExpression | null;
}

/** The recurrent module that an expression is for good; null where the text does not tell. */
export function moduleOf(read: ReadText, node: ts.Expression): TextModule | null {
  const made = ts.isNewExpression(bare(node)) ? bare(node) : read.madeOf(node);
  if (!made || !ts.isNewExpression(made) || !ts.isPropertyAccessExpression(made.expression)) return null;
  const { expression: space, name } = made.expression;
  if (!ts.isIdentifier(space) || space.text !== read.importedAs('nn') || !Object.hasOwn(kinds, name.text)) return null;
  const isPair = kinds[name.text] === true;
  return { kind: name.text, isPair, isCell: name.text.endsWith('Cell'), made, options: optionsOf(read, made) };
}

/** `module.forward(…)` of a recurrent module, in whatever parentheses and types. */
export function forwardOf(read: ReadText, node: ts.Expression | undefined): TextModule | null {
  const call = node && bare(node);
  if (!call || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  return call.expression.name.text === 'forward' ? moduleOf(read, call.expression.expression) : null;
}

/** True or false where an option is written so, or left out; null for anything else. */
export function switchOf({ options }: TextModule, name: string): boolean | null {
  if (!options) return null;
  if (!options.properties.some(property => property.name && ts.isIdentifier(property.name) && property.name.text === name)) return false;
  const value = valueOf(options, name);
  if (value?.kind === ts.SyntaxKind.TrueKeyword) return true;
  return value?.kind === ts.SyntaxKind.FalseKeyword ? false : null;
}
