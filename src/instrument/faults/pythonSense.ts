import ts from 'typescript';
import { bare } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import { MadeNames } from '../syntax/madeNames.ts';

/** What means something else than it does in Python, and a sentence for it. */
export interface Misread {
  readonly node: ts.Node;
  readonly sentence: string;
}

/** Methods of modules, losses and optimizers that are called for what they do. */
const deeds = new Set(['backward', 'step', 'zeroGrad', 'zero_grad', 'train', 'eval']);
/** Comparisons whose results are tensors, by what Python writes for them. */
const comparisons = new Set(['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual']);
/** Methods that give a tensor whatever they are given, and are called so nowhere else. */
const tensorMethods = new Set(['argmax', 'argmin', 'softmax', 'sigmoid', 'detach', 'matmul', 'reshape', 'squeeze', 'unsqueeze']);
/** Methods of tensors that take sizes or axes, one by one or as a list. */
const takeSizes = new Set(['reshape', 'view', 'permute', 'expand', 'tile', 'repeat', 'broadcastTo', 'transpose', 'flip', 'sum', 'mean']);
const recurrent: Readonly<Record<string, string>> = { LSTM: '[out, [h, c]]', GRU: '[out, h]', RNN: '[out, h]' };

/** Finds what JavaScript runs, and Python's readers mean otherwise, in the order of the text. */
export function misreadAsPython(tree: ts.SourceFile): Misread[] {
  if (
    !/\.(?:backward|step|zero|train|eval|shape|gt|ge|lt|le|eq|ne|equal|notEqual|greater|greaterEqual|less|lessEqual|forward)\b|[(,]\s*\(|\bin\b|\/\/|[=!]==/u.test(
      tree.text,
    )
  )
    return [];
  const names = new MadeNames(tree);
  const found: Misread[] = [];
  eachNode(tree, node => {
    const misread = misreadHere(node, tree, names);
    if (misread !== null) found.push(misread);
    return true;
  });
  return found.sort((one, other) => one.node.pos - other.node.pos);
}

function misreadHere(node: ts.Node, tree: ts.SourceFile, names: MadeNames): Misread | null {
  if (ts.isVariableStatement(node) || ts.isReturnStatement(node)) return comment(node, tree);
  if (ts.isExpressionStatement(node)) return uncalled(node.expression, tree) ?? comment(node, tree);
  if (ts.isElementAccessExpression(node)) return fromEnd(node, tree);
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return condition(node.expression, tree, names);
  if (ts.isConditionalExpression(node)) return condition(node.condition, tree, names);
  if (ts.isBinaryExpression(node)) return identity(node, tree, names);
  if (ts.isForInStatement(node)) return keysOf(node, tree, names);
  if (ts.isVariableDeclaration(node)) return threeParts(node, tree, names);
  if (ts.isCallExpression(node)) return tuple(node, tree, names);
  return null;
}

/** `randn((2, 3))`: in Python a tuple, here its last number alone. */
function tuple(node: ts.CallExpression, tree: ts.SourceFile, names: MadeNames): Misread | null {
  const { expression: called } = node;
  const isOurs = ts.isIdentifier(called) ? names.imported.has(called.text) : isMethodCall(node, takeSizes, names.members);
  const given = node.arguments.find(argument => isOurs && ts.isParenthesizedExpression(argument));
  const parts = given ? partsOf(bare(given)) : [];
  if (!given || parts.length < 2 || !parts.every(isPlain)) return null;
  const list = parts.map(part => part.getText(tree)).join(', ');
  return { node: given, sentence: `(${list}) is its last part alone, ${parts.at(-1)?.getText(tree) ?? ''}. Write [${list}] for a list.` };
}

/** What stands between the commas of an expression. */
function partsOf(node: ts.Expression): ts.Expression[] {
  const isList = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
  return isList ? [...partsOf(node.left), node.right] : [node];
}

/** Without an effect: what stands there can only be meant as a part of something. */
function isPlain(node: ts.Expression): boolean {
  const inner = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  return (
    ts.isNumericLiteral(inner) || ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)
  );
}

function uncalled(node: ts.Expression, tree: ts.SourceFile): Misread | null {
  if (!ts.isPropertyAccessExpression(node) || !deeds.has(node.name.text)) return null;
  const text = short(node, tree);
  return { node, sentence: `${text} names a method and does not call it. Write ${text}().` };
}

/** `const half = n // 2;`, where what is behind `//` would be code if it were none. */
function comment(node: ts.Statement, tree: ts.SourceFile): Misread | null {
  if (tree.text[node.end - 1] === ';') return null;
  const [range] = ts.getTrailingCommentRanges(tree.text, node.end) ?? [];
  const text = range ? tree.text.slice(range.pos, range.end) : '';
  const divisor = /^\/\/\s*(\d+|[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*;$/u.exec(text)?.[1];
  return divisor === undefined ? null : { node, sentence: commentText(divisor) };
}

/** Of `n // 2`. */
export function commentText(divisor: string): string {
  return `// begins a comment, so nothing is divided by ${divisor} here. Write Math.floor(a / ${divisor}) for a // ${divisor}.`;
}

function fromEnd(node: ts.ElementAccessExpression, tree: ts.SourceFile): Misread | null {
  const { expression, argumentExpression: index } = node;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'shape') return null;
  if (!ts.isPrefixUnaryExpression(index) || index.operator !== ts.SyntaxKind.MinusToken || !ts.isNumericLiteral(index.operand)) return null;
  const [shape, at] = [short(expression, tree), index.getText(tree)];
  return { node, sentence: `${shape}[${at}] is undefined, because lists count from the front only. Write ${shape}.at(${at}).` };
}

function condition(node: ts.Expression, tree: ts.SourceFile, { members }: MadeNames): Misread | null {
  const asked = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken ? node.operand : node;
  if (!isMethodCall(asked, comparisons, members)) return null;
  const text = short(asked, tree);
  return {
    node,
    sentence: `${text} is a tensor, and a tensor is true in any condition. Write ${text}.item() for one number, ${text}.all().item() for all of them.`,
  };
}

function identity(node: ts.BinaryExpression, tree: ts.SourceFile, { members }: MadeNames): Misread | null {
  const { kind } = node.operatorToken;
  const isNot = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  if (!isNot && kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) return null;
  if (![node.left, node.right].some(side => isMethodCall(side, tensorMethods, members))) return null;
  const [left, right] = [short(node.left, tree), short(node.right, tree)];
  const [sign, method, always] = isNot ? ['!==', 'ne', 'true'] : ['===', 'eq', 'false'];
  return {
    node,
    sentence: `${left} ${sign} ${right} asks whether both are one object, so of a new tensor it is always ${always}. Write ${left}.${method}(${right}).`,
  };
}

function keysOf(node: ts.ForInStatement, tree: ts.SourceFile, names: MadeNames): Misread | null {
  const { expression } = node;
  const made = ts.isIdentifier(expression) ? names.of(expression) : null;
  const isTensor =
    made !== null && ts.isCallExpression(made) && ts.isIdentifier(made.expression) && names.imported.has(made.expression.text);
  if (!isTensor) return null;
  const x = short(expression, tree);
  return {
    node: expression,
    sentence: `for (… in ${x}) goes through the names of a tensor's insides. Write for (const row of ${x}.unstack()) { … }, or a loop up to ${x}.shape[0].`,
  };
}

function threeParts(node: ts.VariableDeclaration, tree: ts.SourceFile, names: MadeNames): Misread | null {
  const { name } = node;
  const initializer = node.initializer && bare(node.initializer);
  if (!ts.isArrayBindingPattern(name) || name.elements.length < 3 || !initializer || !ts.isCallExpression(initializer)) return null;
  const { expression: called } = initializer;
  if (!ts.isPropertyAccessExpression(called) || called.name.text !== 'forward') return null;
  const made = names.of(called.expression);
  if (!made || !ts.isNewExpression(made) || !ts.isPropertyAccessExpression(made.expression)) return null;
  const { expression: space, name: kind } = made.expression;
  const pattern = space.getText(tree) === 'nn' && Object.hasOwn(recurrent, kind.text) ? recurrent[kind.text] : undefined;
  if (pattern === undefined) return null;
  return {
    node: name,
    sentence: `nn.${kind.text} gives two parts, the outputs and the state. Write const ${pattern} = ${short(initializer, tree)}.`,
  };
}

function isMethodCall(node: ts.Expression, names: ReadonlySet<string>, own: ReadonlySet<string>): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const name = node.expression.name.text;
  return names.has(name) && !own.has(name);
}

function short(node: ts.Node, tree: ts.SourceFile): string {
  const text = node.getText(tree);
  return text.length > 60 || text.includes('\n') ? 'x' : text;
}
