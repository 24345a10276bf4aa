import ts from 'typescript';
import { eachNode } from '../syntax/eachNode.ts';

/** Two runs of digits with nothing but a comma between, as many countries write numbers; not part of a longer list. */
const written = /(?<![\w.,])(\d+),(\d+)(?![\w.]|,\d)/gu;

/**
 * A sentence where TypeScript stumbled over a number that is written with a comma, as `{ lr: 0,03 }`; null elsewhere.
 * @param at where it stumbled
 * @param said what TypeScript says of that place
 */
export function decimalCommaText(text: string, at: number, said: string): string | null {
  for (const match of text.matchAll(written)) {
    const [number, whole = '', part = ''] = match;
    const end = match.index + number.length;
    const isIn = match.index < at && at < end;
    const between = end <= at ? text.slice(end, at).trim() : null;
    // In an object the digits after the comma pass for a name, and what is missing is its value; before an arrow they
    // pass for a list.
    const isAfter = (between === '' && said.startsWith("':'")) || (between === ')' && text.startsWith('=>', at));
    if (isIn || isAfter) return `a number has no comma in it. ${insteadOf(whole, part)}`;
  }
  return null;
}

/**
 * Finds numbers with nothing but a comma between at the end of a longer expression: `x = 0,5` makes x 0. A bare
 * `(0, 5)` is left alone: programs are written that mean it.
 */
export function commasOfNumbers(tree: ts.SourceFile): { readonly node: ts.Node; readonly sentence: string }[] {
  if (!/\d\s*,\s*[-+]?\.?\d/u.test(tree.text)) return [];
  const found: { readonly node: ts.Node; readonly sentence: string }[] = [];
  eachNode(tree, node => {
    const sentence = commaText(node, tree);
    if (sentence !== null) found.push({ node, sentence });
    // What stands in one that was found is part of the same mistake.
    return sentence === null;
  });
  return found.sort((one, other) => one.node.pos - other.node.pos);
}

function commaText(node: ts.Node, tree: ts.SourceFile): string | null {
  if (ts.isCallExpression(node)) return callText(node, tree);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.CommaToken) return null;
  const [whole, part] = [/(?<![\w.])\d+$/u.exec(tree.text.slice(0, node.left.end))?.[0], node.right.getText(tree)];
  const isWritten = tree.text.slice(node.left.end, node.right.getStart(tree)) === ',';
  if (whole !== undefined && isWritten && /^\d+$/u.test(part) && isCertain(node) && endsInNumber(node.left))
    return `the comma between ${whole} and ${part} does not make one number of them. ${insteadOf(whole, part)} For a list, write [${whole}, ${part}].`;
  return null;
}

/** Functions of the library that take one number: of two they would leave out the second without a word. */
const takeOne: ReadonlySet<string> = new Set(['sigmoid', 'tanh', 'exp', 'relu', 'manualSeed']);

function callText(node: ts.CallExpression, tree: ts.SourceFile): string | null {
  const [first, second, third] = node.arguments;
  if (!first || !second || third || !isNumber(first) || !ts.isNumericLiteral(second) || !ts.isIdentifier(node.expression)) return null;
  const name = importedName(node.expression.text, tree);
  if (name === null || !takeOne.has(name)) return null;
  const [whole, part] = [first.getText(tree), second.getText(tree)];
  const meant =
    /^[-+]?\d+$/u.test(whole) && /^\d+$/u.test(part) && name !== 'manualSeed' ? ` Was a decimal point meant: ${whole}.${part}?` : '';
  return `${name} takes one value, and here are two: ${whole} and ${part}.${meant} Take one of them out.`;
}

/** What the library calls that which is called `local` in this file; null where it is not the library's. */
function importedName(local: string, tree: ts.SourceFile): string | null {
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== 'gatescope' || !names || !ts.isNamedImports(names)) continue;
    const found = names.elements.find(({ name }) => name.text === local);
    if (found) return (found.propertyName ?? found.name).text;
  }
  return null;
}

/** A bare `(0,5)` may be meant; what is assigned, computed or given back just before the comma is not. */
function isCertain({ left, parent }: ts.BinaryExpression): boolean {
  return ts.isBinaryExpression(left) || ts.isReturnStatement(parent);
}

/** True where the last thing written is a number: `x = 0`, `2 * 0`, not a name such as `layer1` or a text. */
function endsInNumber(node: ts.Expression): boolean {
  let last = node;
  for (;;) {
    if (ts.isBinaryExpression(last)) last = last.right;
    else if (ts.isPrefixUnaryExpression(last)) last = last.operand;
    else if (ts.isConditionalExpression(last)) last = last.whenFalse;
    else return ts.isNumericLiteral(last);
  }
}

function isNumber(node: ts.Expression): boolean {
  return ts.isNumericLiteral(ts.isPrefixUnaryExpression(node) ? node.operand : node);
}

function insteadOf(whole: string, part: string): string {
  const isThousands = part.length === 3 && !whole.startsWith('0');
  return `Write ${whole}.${part} for the decimal number${isThousands ? `, or ${whole}${part} for the thousands` : ''}.`;
}
