import ts from 'typescript';
import { isAssignment } from './bindingNames.ts';

/** Values of fields are computed in a function of their own. */
export function isFunctionNode(node: ts.Node): boolean {
  return (
    (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) ||
    (ts.isPropertyDeclaration(node) && node.initializer !== undefined) ||
    ts.isClassStaticBlockDeclaration(node)
  );
}

/** The names by which a file may call a function or class. */
export function namesOf(node: ts.Node): string[] {
  if (ts.isConstructorDeclaration(node)) return namesOf(node.parent);
  if (ts.isPropertyDeclaration(node)) return isStatic(node) ? [] : namesOf(node.parent);
  if (ts.isMethodDeclaration(node) || ts.isAccessor(node)) return textOf(node.name);
  const own = (ts.isFunctionLike(node) || ts.isClassLike(node)) && node.name ? textOf(node.name) : [];
  return [...own, ...holderOf(node)];
}

/** The names in what a class extends. */
export function basesOf(node: ts.ClassLikeDeclaration): string[] {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  const names: string[] = [];
  const walk = (part: ts.Node): void => {
    if (ts.isIdentifier(part)) names.push(part.text);
    ts.forEachChild(part, walk);
  };
  if (base) walk(base);
  return names;
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function textOf(name: ts.Node): string[] {
  const isText = ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
  return isText ? [name.text] : [];
}

/** The variable, parameter or property that gets the value of an expression. */
function holderOf(node: ts.Node): string[] {
  let value = node;
  let { parent } = node;
  while (passesOn(parent)) {
    value = parent;
    parent = parent.parent;
  }
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === value ? textOf(parent.name) : [];
  if (ts.isPropertyAssignment(parent)) return textOf(parent.name);
  if (!isAssignment(parent) || parent.right !== value) return [];
  const { left } = parent;
  if (ts.isPropertyAccessExpression(left)) return textOf(left.name);
  return textOf(ts.isElementAccessExpression(left) ? left.argumentExpression : left);
}

/** An expression that may give what stands in it: `(a)`, `a as T`, `a ?? b`, `c ? a : b`. */
function passesOn(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isConditionalExpression(node) ||
    (ts.isBinaryExpression(node) && !isAssignment(node))
  );
}
