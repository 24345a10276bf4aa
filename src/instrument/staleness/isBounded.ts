import ts from 'typescript';
import { bare, isAssignment, isUpdate } from '../syntax/bindingNames.ts';
import { eachNode } from '../syntax/eachNode.ts';
import type { Program } from './readProgram.ts';

/** More turns may take longer than anyone waits. */
const mostTurns = 10_000_000;

/** Whether a loop certainly comes to its end: its variable steps towards a bound that is written out, or a length. */
export function isBounded({ condition, incrementor, statement }: ts.ForStatement, program: Program): boolean {
  if (!condition || !incrementor || !ts.isBinaryExpression(condition)) return false;
  const variable = program.variableOf(bare(condition.left));
  const { kind } = condition.operatorToken;
  const isUp = kind === ts.SyntaxKind.LessThanToken || kind === ts.SyntaxKind.LessThanEqualsToken;
  const isDown = kind === ts.SyntaxKind.GreaterThanToken || kind === ts.SyntaxKind.GreaterThanEqualsToken;
  if (!variable || !(isUp || isDown) || !isFinal(condition.right, program)) return false;
  return (
    steps(incrementor, isUp) &&
    program.variableOf(targetOf(incrementor)) === variable &&
    !isSetIn(statement, node => program.variableOf(node) === variable)
  );
}

function isFinal(node: ts.Expression, program: Program): boolean {
  const bound = bare(node);
  if (ts.isNumericLiteral(bound)) return Number(bound.text) <= mostTurns;
  if (ts.isPrefixUnaryExpression(bound)) return isFinal(bound.operand, program);
  return false;
}

function steps(node: ts.Expression, isUp: boolean): boolean {
  if (isUpdate(node)) return (node.operator === ts.SyntaxKind.PlusPlusToken) === isUp;
  if (!isAssignment(node) || !ts.isNumericLiteral(node.right)) return false;
  const by = isUp ? ts.SyntaxKind.PlusEqualsToken : ts.SyntaxKind.MinusEqualsToken;
  return node.operatorToken.kind === by && Number(node.right.text) >= 1;
}

function targetOf(node: ts.Expression): ts.Expression {
  return bare(isUpdate(node) ? node.operand : isAssignment(node) ? node.left : node);
}

function isSetIn(statement: ts.Statement, is: (node: ts.Expression) => boolean): boolean {
  let found = false;
  eachNode(statement, node => {
    found ||= isUpdate(node) ? is(bare(node.operand)) : isAssignment(node) && is(bare(node.left));
    return !found;
  });
  return found;
}
