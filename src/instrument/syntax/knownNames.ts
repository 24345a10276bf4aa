import ts from 'typescript';
import { bare, isAssignment } from './bindingNames.ts';
import { eachNode } from './eachNode.ts';
import { isTypeOnly } from './isTypeOnly.ts';

/** What the text of a file says of its variables and fields, by their names alone, whatever scope they are in. */
export interface KnownNames {
  /**
   * Variables that something other than a function is given to, or something unknown: who calls one may call a value
   * that is no function.
   */
  readonly values: ReadonlySet<string>;
  /** The same of fields of classes and objects. */
  readonly fields: ReadonlySet<string>;
  /** Variables and fields that hold text. */
  readonly texts: ReadonlySet<string>;
  /** Variables of which the file does not say what they hold. */
  readonly open: ReadonlySet<string>;
  /** Reading a property may run code of the file. */
  readonly hasGetters: boolean;
}

/** Methods that give text. */
const textMethods: ReadonlySet<string> = new Set([
  'toFixed',
  'toPrecision',
  'toString',
  'toLocaleString',
  'join',
  'padStart',
  'padEnd',
  'repeat',
  'trim',
  'replace',
  'replaceAll',
  'toUpperCase',
  'toLowerCase',
]);
const textFunctions: ReadonlySet<string> = new Set(['String', 'fixed', 'round', 'tuple']);

/** Traces of properties that run code when they are read. */
const getters =
  /\bget\s+[\w$#['"]|\b(?:Proxy|Reflect|defineProperty|defineProperties|__defineGetter__|__proto__|setPrototypeOf)\b|\\u|\bcreate\b/u;

export function knownNames(tree: ts.SourceFile): KnownNames {
  const values = new Set<string>();
  const fields = new Set<string>();
  const texts = new Set<string>();
  const unsaid = new Set<string>();
  const note = (into: Set<string>, name: string, value: ts.Expression | undefined, type?: ts.TypeNode): void => {
    if (!isFunction(value) && type?.kind !== ts.SyntaxKind.FunctionType) into.add(name);
    if (type?.kind === ts.SyntaxKind.StringKeyword || (value && isText(value, texts))) texts.add(name);
  };
  // In the order of the text: `const line = text + …` comes after `text`.
  eachNode(tree, node => {
    if (isTypeOnly(node)) return false;
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) {
      const type = ts.isBindingElement(node) ? undefined : node.type;
      note(values, node.name.text, node.initializer, type);
      if (!node.initializer && (!type || type.kind === ts.SyntaxKind.AnyKeyword || type.kind === ts.SyntaxKind.UnionType))
        unsaid.add(node.name.text);
    }
    if (ts.isPropertyDeclaration(node)) note(fields, nameText(node.name), node.initializer, node.type);
    else if (ts.isPropertyAssignment(node)) note(fields, nameText(node.name), node.initializer);
    else if (ts.isShorthandPropertyAssignment(node)) fields.add(node.name.text);
    else if (isAssignment(node)) {
      const target = bare(node.left);
      if (ts.isPropertyAccessExpression(target)) note(fields, target.name.text, node.right);
      else if (ts.isIdentifier(target)) note(values, target.text, node.right);
    }
    return true;
  });
  return { values, fields, texts, open: unsaid, hasGetters: getters.test(tree.text) };
}

/** True for what is certainly text, as far as the file says. */
export function isText(node: ts.Expression, texts: ReadonlySet<string>): boolean {
  let value = bare(node);
  // A loop in place of recursion: sums lean to the left.
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const right = bare(value.right);
    if (!ts.isBinaryExpression(right) && isText(right, texts)) return true;
    value = bare(value.left);
  }
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return true;
  if (ts.isIdentifier(value)) return texts.has(value.text);
  if (ts.isPropertyAccessExpression(value)) return texts.has(value.name.text);
  if (ts.isConditionalExpression(value)) return isText(value.whenTrue, texts) || isText(value.whenFalse, texts);
  if (!ts.isCallExpression(value)) return false;
  const callee = bare(value.expression);
  if (ts.isIdentifier(callee)) return textFunctions.has(callee.text);
  return ts.isPropertyAccessExpression(callee) && textMethods.has(callee.name.text);
}

function isFunction(node: ts.Expression | undefined): boolean {
  const value = node && bare(node);
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isClassExpression(value));
}

function nameText(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? '' : name.text;
}
