import ts from 'typescript';
import { isFixedField } from '../../core/words/fixedFields.ts';
import { assignedExpression } from '../syntax/assignedNames.ts';
import { assignmentTargets, bare, isAssignment } from '../syntax/bindingNames.ts';
import { isText, type KnownNames } from '../syntax/knownNames.ts';
import type { Weaver } from './weaver.ts';

type Property = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** An operator, and what stands on its right. */
export interface ChainPart {
  readonly operator: ts.BinaryOperatorToken;
  readonly right: ts.Expression;
}

/** What an operand is handed to before JavaScript makes a number or text of it: see `LabScope`. */
export type OperandCheck = 'x(' | 'q(' | `j(${string},`;

/**
 * Which operands of a chain of operators are to be handed over. JavaScript joins two tensors to text as readily as a
 * text and a tensor, so the second is told to the tensor; and of `==` between two tensors it asks neither.
 * @param parts the operators from the left, each with what stands on its right
 */
export function operandChecks(
  first: ts.Expression,
  parts: readonly ChainPart[],
  { texts, open }: KnownNames,
): ReadonlyMap<ts.Expression, OperandCheck> {
  const checks = new Map<ts.Expression, OperandCheck>();
  let isTextSoFar = isText(first, texts);
  parts.forEach(({ operator: { kind }, right }, index) => {
    if (kind === ts.SyntaxKind.PlusToken) {
      const isRightText = isText(right, texts);
      if (isTextSoFar && !isRightText && !isPlain(right)) checks.set(right, 'x(');
      else if (index === 0 && !isRightText && ts.isIdentifier(first) && open.has(first.text) && !isPlain(right))
        checks.set(right, `j(${first.text},`);
      if (isRightText && !isTextSoFar && index === 0 && !isPlain(first)) checks.set(first, 'x(');
      isTextSoFar ||= isRightText;
    } else {
      const left = index === 0 ? first : null;
      const isLoose = kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken;
      if (isLoose && !isPlain(right) && !(left && isPlain(left))) checks.set(right, 'q(');
      isTextSoFar = false;
    }
  });
  return checks;
}

/** The same for what `+=` adds to a variable. */
export function addedCheck(
  target: ts.Expression,
  right: ts.Expression,
  texts: ReadonlySet<string>,
): ReadonlyMap<ts.Expression, OperandCheck> {
  return isText(target, texts) && !isText(right, texts) && !isPlain(right) ? new Map([[right, 'x(']]) : new Map();
}

/** A chain of operators from the left. A loop in place of recursion: sums of thousands of terms lean to the left. */
export function chainOf(node: ts.BinaryExpression): { readonly first: ts.Expression; readonly parts: readonly ChainPart[] } {
  const parts: ChainPart[] = [];
  let first: ts.Expression = node;
  while (ts.isBinaryExpression(first) && !isAssignment(first)) {
    parts.push({ operator: first.operatorToken, right: first.right });
    first = first.left;
  }
  return { first, parts: parts.reverse() };
}

/** Numbers, texts, null and the like: never a tensor. */
function isPlain(node: ts.Expression): boolean {
  const value = bare(node);
  if (ts.isPrefixUnaryExpression(value) || ts.isPostfixUnaryExpression(value) || ts.isTypeOfExpression(value)) return true;
  if (ts.isBinaryExpression(value)) return value.operatorToken.kind !== ts.SyntaxKind.PlusToken && !isChoice(value);
  if (ts.isPropertyAccessExpression(value)) return value.name.text === 'length';
  return ts.isLiteralExpression(value) || ts.isTemplateExpression(value) || isWord(value);
}

function isChoice({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.CommaToken ||
    (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment)
  );
}

function isWord(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  );
}

/** What a property is set of. Where the property says what a tensor is, a tensor is asked first, and refuses. */
export function visitOwner(weaver: Weaver, target: Property): void {
  askOwner(weaver, target, () => {
    weaver.visit(target.expression);
  });
}

/** The same for all that a node assigns, where nothing else is woven. */
export function askOwners(weaver: Weaver, node: ts.Node): void {
  const assigned = assignedExpression(node);
  for (const target of assigned ? assignmentTargets(assigned) : []) if (!ts.isIdentifier(target)) askOwner(weaver, target, () => undefined);
}

function askOwner(weaver: Weaver, target: Property, inside: () => void): void {
  const { expression } = target;
  const field = fieldOf(target);
  const isOwn = expression.kind === ts.SyntaxKind.ThisKeyword || expression.kind === ts.SyntaxKind.SuperKeyword;
  if (isOwn || field === null || !isFixedField(field)) inside();
  else weaver.around(expression, `${weaver.names.scope}.a(`, `,'${field}')`, inside);
}

/** The name of the property, where it is written down. */
function fieldOf(target: Property): string | null {
  if (ts.isPropertyAccessExpression(target)) return target.name.text;
  return ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : null;
}
