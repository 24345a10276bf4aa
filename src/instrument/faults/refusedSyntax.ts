import ts from 'typescript';
import type { LabProblem } from '../../core/run/compiledLab.ts';
import { importRule } from './allowedImports.ts';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { problemAt, type LabSource } from './labProblem.ts';
import { unsupportedTypeScript } from './unsupportedTypeScript.ts';

/** What a text must hold to have anything to refuse: most have not, and need no walk. */
const traces = /arguments|require|override|import\s*[/.(]|@|\\u/u;

/** Finds what is good JavaScript but would reach out of the function a lab becomes. */
export function refusedSyntax(source: LabSource, tree: ts.SourceFile): LabProblem[] {
  if (!traces.test(tree.text.replaceAll('@tensorflow', ''))) return [];
  const problems: LabProblem[] = [];
  const refuse = (node: ts.Node, sentence: string): void => {
    problems.push(problemAt(source, node.getStart(), node.end, sentence));
  };
  const declaresRequire = declaresName(tree, 'require');

  /** `hasArguments`: inside a function that has its own `arguments`. */
  const walk = (node: ts.Node, hasArguments: boolean): void => {
    if (isTypeOnly(node)) return;
    if (ts.isDecorator(node)) refuse(node, 'labs cannot use decorators. Call the function yourself.');
    else if (ts.isParameter(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.OverrideKeyword))
      problems.push(unsupportedTypeScript(source, node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      refuse(node, `${importRule} Write an import at the top of the file.`);
    else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      refuse(node, 'import.meta is not available in labs.');
    else if (ts.isIdentifier(node) && isFree(node)) {
      if (node.text === 'arguments' && !hasArguments) refuse(node, "'arguments' is known only inside functions.");
      if (node.text === 'require' && !declaresRequire && ts.isCallExpression(node.parent) && node.parent.expression === node)
        refuse(node.parent, `${importRule} Write an import at the top of the file.`);
    }
    const inside =
      hasArguments ||
      (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) ||
      ts.isPropertyDeclaration(node) ||
      ts.isClassStaticBlockDeclaration(node);
    // A loop in place of recursion: sums of thousands of terms lean to the left.
    let current = node;
    const rights: ts.Node[] = [];
    while (ts.isBinaryExpression(current) && ts.isBinaryExpression(current.left)) {
      rights.push(current.right);
      current = current.left;
    }
    ts.forEachChild(current, child => {
      walk(child, inside);
    });
    for (const right of rights.reverse()) walk(right, inside);
  };
  walk(tree, false);
  return problems;
}

/** True where an identifier is read as a variable, not as the name of a property or declaration. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isObjectLiteralElement(parent))
    return ts.isShorthandPropertyAssignment(parent) || ('initializer' in parent && parent.initializer === node);
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  return (
    !ts.isImportSpecifier(parent) &&
    !ts.isExportSpecifier(parent) &&
    !ts.isLabeledStatement(parent) &&
    !ts.isBreakOrContinueStatement(parent)
  );
}

/** True where a file declares `name` anywhere, in whatever scope. */
function declaresName(tree: ts.SourceFile, name: string): boolean {
  const find = (node: ts.Node): boolean => {
    if (isTypeOnly(node)) return false;
    if (ts.isIdentifier(node) && node.text === name) {
      const { parent } = node;
      return (
        ((ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) && parent.name === node) ||
        ((ts.isFunctionDeclaration(parent) ||
          ts.isFunctionExpression(parent) ||
          ts.isClassDeclaration(parent) ||
          ts.isClassExpression(parent)) &&
          parent.name === node) ||
        ts.isImportClause(parent) ||
        ts.isNamespaceImport(parent) ||
        (ts.isImportSpecifier(parent) && parent.name === node)
      );
    }
    return ts.forEachChild(node, find) ?? false;
  };
  return tree.text.includes(name) && find(tree);
}
