import ts from 'typescript';
import type { Mend, TextEdit } from '../../core/run/mend.ts';
import { bare } from '../syntax/bindingNames.ts';
import { tensorflowFunction, unimportAfter } from './imports.ts';
import type { ReadText } from './readText.ts';
import { insertBefore, statementOf } from './statements.ts';

/** Give the same values another shape. */
const shapes: ReadonlySet<string> = new Set(['reshape', 'view', 'squeeze', 'unsqueeze', 'flatten']);
const losses: ReadonlySet<string> = new Set(['CrossEntropyLoss', 'BCEWithLogitsLoss']);

/** What makes shares of scores, as it is written. */
interface Maker {
  /** `softmax` or `sigmoid`. */
  readonly name: string;
  readonly call: ts.CallExpression;
  readonly scores: ts.Expression;
}

/** Of shares that a loss was given: it gets the scores that they were made of. */
export function mendSoftmax(read: ReadText, at: number): Mend | null {
  const loss = read.near(at, ts.isCallExpression, node => isLoss(read, node));
  const [input] = loss?.arguments ?? [];
  return input ? without(read, input) : null;
}

/** Takes softmax out of what makes an expression, which nothing but a loss may read. */
function without(read: ReadText, given: ts.Expression): Mend | null {
  const node = bare(given);
  const maker = makerOf(read, node);
  if (maker) return mendOf(maker, unwrap(read, maker));
  if (ts.isIdentifier(node)) return withoutInName(read, node);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: owner, name } = node.expression;
  if (shapes.has(name.text)) return without(read, owner);
  return name.text === 'forward' ? withoutInModel(read, owner) : null;
}

function withoutInName(read: ReadText, use: ts.Identifier): Mend | null {
  const declaration = read.declarationOf(use);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return null;
  const made = read.madeOf(use);
  if (!made) return null;
  const uses = read.usesOf(declaration.name);
  if (uses.every(each => each === use || isHarmless(read, each))) return without(read, made);
  // Elsewhere the shares are wanted: the loss alone gets the scores.
  const maker = makerOf(read, made);
  if (!maker) return null;
  const { scores } = maker;
  const place = { start: read.startOf(use), end: use.end };
  if (ts.isIdentifier(scores)) {
    const known = read.declarationOf(scores);
    const isSame = known !== null && ts.isVariableDeclaration(known) && ts.isIdentifier(known.name) && !read.isChanged(known.name);
    return isSame ? mendOf(maker, [{ ...place, text: scores.text }]) : null;
  }
  const name = ['scores', 'logits'].find(each => read.isFree(each));
  const statement = statementOf(declaration);
  if (name === undefined || !statement || !ts.isVariableStatement(statement) || statement.declarationList.declarations.length > 1)
    return null;
  return mendOf(maker, [
    insertBefore(read, statement, `const ${name} = ${read.written(scores)}`),
    { start: read.startOf(scores), end: scores.end, text: name },
    { ...place, text: name },
  ]);
}

function withoutInModel(read: ReadText, model: ts.Expression): Mend | null {
  const made = read.madeOf(model);
  const declaration = made && ts.isNewExpression(made) ? read.declarationOf(made.expression) : null;
  if (!declaration || !ts.isClassDeclaration(declaration)) return null;
  const forward = declaration.members.filter(ts.isMethodDeclaration).find(({ name }) => ts.isIdentifier(name) && name.text === 'forward');
  const returns = forward ? read.all(ts.isReturnStatement, forward) : [];
  const [result] = returns;
  if (returns.length !== 1 || !result?.expression) return null;
  const calls = read.all(ts.isCallExpression).filter(({ expression }) => {
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'forward') return false;
    const other = read.madeOf(expression.expression);
    return other !== null && ts.isNewExpression(other) && read.declarationOf(other.expression) === declaration;
  });
  return calls.every(call => isHarmless(read, call)) ? without(read, result.expression) : null;
}

/** True where it makes no difference whether scores or shares stand there: a loss that wants scores, or the largest. */
function isHarmless(read: ReadText, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) return isHarmless(read, parent);
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const call = parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== parent) return parent.name.text === 'shape';
    return parent.name.text === 'argmax' || (shapes.has(parent.name.text) && isHarmless(read, call));
  }
  if (ts.isCallExpression(parent)) return parent.arguments[0] === node && isLoss(read, parent);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || read.isChanged(parent.name)) return false;
  return read.usesOf(parent.name).every(use => isHarmless(read, use));
}

function isLoss(read: ReadText, { expression, arguments: given }: ts.CallExpression): boolean {
  if (given.length !== 2 || !ts.isPropertyAccessExpression(expression) || expression.name.text !== 'forward') return false;
  const made = ts.isNewExpression(bare(expression.expression)) ? bare(expression.expression) : read.madeOf(expression.expression);
  return (
    made !== null && ts.isNewExpression(made) && ts.isPropertyAccessExpression(made.expression) && losses.has(made.expression.name.text)
  );
}

function makerOf(read: ReadText, node: ts.Expression): Maker | null {
  if (!ts.isCallExpression(node)) return null;
  const { expression: called } = node;
  const [first] = node.arguments;
  const isOwn = (name: string): boolean => ts.isIdentifier(called) && called.text === read.importedAs(name);
  const name = ['softmax', 'sigmoid'].find(each => isOwn(each) || tensorflowFunction(read, called) === each);
  if (name !== undefined) return first ? { name, call: node, scores: first } : null;
  if (!ts.isPropertyAccessExpression(called)) return null;
  if (called.name.text === 'softmax' || called.name.text === 'sigmoid')
    return { name: called.name.text, call: node, scores: called.expression };
  const module = called.name.text === 'forward' && first ? read.madeOf(called.expression) : null;
  const isSigmoid = module && ts.isNewExpression(module) && read.written(module.expression) === `${read.importedAs('nn') ?? ''}.Sigmoid`;
  return isSigmoid && first ? { name: 'sigmoid', call: node, scores: first } : null;
}

/** The scores in the place of the shares. */
function unwrap(read: ReadText, { call, scores }: Maker): TextEdit[] {
  const isOwner = ts.isPropertyAccessExpression(call.parent);
  const isSimple = !isOwner || ts.isIdentifier(scores) || ts.isCallExpression(scores) || ts.isPropertyAccessExpression(scores);
  const [before, after] = isSimple ? ['', ''] : ['(', ')'];
  return [
    ...unimportAfter(read, call.expression),
    { start: read.startOf(call), end: read.startOf(scores), text: before },
    { start: scores.end, end: call.end, text: after },
  ].filter(({ start, end, text }) => start < end || text !== '');
}

function mendOf({ name }: Maker, edits: readonly TextEdit[]): Mend {
  return { title: `Give the loss the scores, without ${name}`, edits };
}
