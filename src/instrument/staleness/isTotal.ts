import ts from 'typescript';
import { bare } from '../syntax/bindingNames.ts';
import { library } from './library.ts';
import type { Callee } from './readProgram.ts';
import type { Kinds } from './readKinds.ts';
import { kinds } from './variable.ts';

const ofNumbers: ReadonlySet<string> = new Set(['sigmoid', 'tanh', 'exp', 'relu']);
const ofSizes: ReadonlySet<string> = new Set(['rand', 'randn', 'zeros', 'ones']);
const ofAnything: ReadonlySet<string> = new Set([
  'print',
  'console.log',
  'String',
  'Number',
  'Number.isFinite',
  'Number.isInteger',
  'Array.isArray',
]);
const ofNothing: ReadonlySet<string> = new Set([
  'nn.CrossEntropyLoss',
  'nn.MSELoss',
  'nn.BCEWithLogitsLoss',
  'nn.Tanh',
  'nn.ReLU',
  'nn.Sigmoid',
]);

/** A tensor of more values may take more memory than there is. */
const mostValues = 1_000_000;

/** Whether a call throws nothing, whatever numbers and texts it is given. Of most calls that is not known. */
export function isTotal(node: ts.CallExpression | ts.NewExpression, { libraryName, globalName, method }: Callee, known: Kinds): boolean {
  const given = node.arguments ?? [];
  const isNumber = (argument: ts.Expression | undefined): boolean => argument !== undefined && known.of(argument) === kinds.number;
  const name = libraryName ?? globalName;
  if (name !== null) {
    if (name.startsWith('Math.')) return given.every(isNumber);
    if (ofNumbers.has(name)) return given.length === 1 && isNumber(given[0]);
    if (name === 'fixed' || name === 'round') return given.length === 2 && isNumber(given[0]) && sizeIn(given[1], 20) !== null;
    if (ofSizes.has(name)) return given.reduce((size, each) => size * (sizeIn(each, mostValues) ?? Infinity), 1) <= mostValues;
    if (name === 'manualSeed') return given.length === 1 && sizeIn(given[0], 2 ** 31) !== null;
    if (ofNothing.has(name)) return given.length === 0;
    return ofAnything.has(name) && given.every(each => known.of(each) !== kinds.any);
  }
  const target = bare(node.expression);
  if (method === null || !ts.isPropertyAccessExpression(target)) return false;
  const kind = known.of(target.expression);
  if (method === 'toFixed') return kind === kinds.number && (given.length === 0 || sizeIn(given[0], 20) !== null);
  return (
    kind === kinds.text &&
    library.textMethods.has(method) &&
    given.every(each => sizeIn(each, 1000) !== null || known.of(each) === kinds.text)
  );
}

/** A whole number that is written out, at most `most`; null for all else. */
function sizeIn(node: ts.Expression | undefined, most: number): number | null {
  const value = node && bare(node);
  if (!value || !ts.isNumericLiteral(value)) return null;
  const size = Number(value.text);
  return Number.isInteger(size) && size <= most ? size : null;
}
