import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import { propertyOf, optionsOf } from './properties.ts';
import type { ReadText } from './readText.ts';
import { insertAfter, insertBefore, siblingsOf, statementOf } from './statements.ts';

/** Of a model that is measured with its dropout on: that is switched off, and on again where training goes on. */
export function mendEval(read: ReadText, at: number): Mend | null {
  const measure = read.near(at, ts.isCallExpression, node => ts.isPropertyAccessExpression(node.expression));
  const last = measure && statementOf(measure);
  if (!measure || !last || !runsThere(read, measure, last)) return null;
  const siblings = siblingsOf(last);
  const before = siblings.slice(0, siblings.indexOf(last) + 1);
  const index = before.findLastIndex(each => modelsIn(read, each).size > 0);
  const statement = before[index];
  const [name, another] = statement ? modelsIn(read, statement) : [];
  if (!statement || name === undefined || another !== undefined || before.slice(index).some(each => trains(read, each))) return null;
  const start = `${name}.eval()`;
  const edits = [insertBefore(read, statement, start)];
  if (!goesOn(read, statement)) return { title: `Write ${start} before it is measured`, edits };
  if (ts.isReturnStatement(statement)) return null;
  const end = `${name}.train()`;
  return { title: `Write ${start} before it, and ${end} behind it`, edits: [...edits, insertAfter(read, statement, end)] };
}

/** The names of models with dropout that are asked in a statement, each when it is reached. */
function modelsIn(read: ReadText, statement: ts.Statement): Set<string> {
  const asked = read.all(ts.isCallExpression, statement).filter(call => calledName(call) === 'forward' && runsThere(read, call, statement));
  const owners = asked.map(({ expression }) => (expression as ts.PropertyAccessExpression).expression);
  return new Set(owners.filter(owner => ts.isIdentifier(owner) && hasDropout(read, owner)).map(owner => read.written(owner)));
}

function hasDropout(read: ReadText, owner: ts.Expression): boolean {
  const made = read.madeOf(owner);
  if (!made || !ts.isNewExpression(made)) return false;
  const { expression } = made;
  const declared = read.declarationOf(expression);
  if (declared) return ts.isClassDeclaration(declared) && /\bnn\.Dropout\b|\bdropout\b/u.test(read.written(declared));
  const options = optionsOf(read, made);
  return /^nn\.(?:Dropout$|Sequential$)/u.test(read.written(expression))
    ? /\bnn\.Dropout\b/u.test(read.written(made))
    : options !== null && propertyOf(options, 'dropout') !== null;
}

/** Is `node` run when its statement is, and not when a function is called later? */
function runsThere(read: ReadText, node: ts.Node, statement: ts.Statement): boolean {
  for (let at = node.parent; at !== statement.parent; at = at.parent) if (isCalledLater(read, at)) return false;
  return true;
}

/** True for functions, but for those that `noGrad` and `tidy` call at once. */
function isCalledLater(read: ReadText, node: ts.Node): boolean {
  if (!ts.isFunctionLike(node)) return false;
  return !ts.isCallExpression(node.parent) || !/^(?:noGrad|tf\.tidy|tidy)$/u.test(read.written(node.parent.expression));
}

/** May the model be trained once more, after the statement? */
function goesOn(read: ReadText, statement: ts.Statement): boolean {
  for (let at = statement.parent; !ts.isSourceFile(at); at = at.parent)
    if (ts.isIterationStatement(at, false) || isCalledLater(read, at)) return true;
  return read.all(ts.isCallExpression).some(call => {
    if (calledName(call) !== 'step') return false;
    let around: ts.Node = call;
    while (!ts.isSourceFile(around) && !isCalledLater(read, around)) around = around.parent;
    return !ts.isSourceFile(around) || read.startOf(call) > statement.end;
  });
}

function trains(read: ReadText, statement: ts.Statement): boolean {
  return read.all(ts.isCallExpression, statement).some(call => ['backward', 'step'].includes(calledName(call) ?? ''));
}

function calledName({ expression }: ts.CallExpression): string | null {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : null;
}
