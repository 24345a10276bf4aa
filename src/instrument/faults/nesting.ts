import ts from 'typescript';

/**
 * How deep a program may nest, in shares of the stack that an engine has for reading one: measured with V8 on a stack
 * of 984 KB, where 1,600 parentheses in each other are read and 1,601 are not. Probes nest, too.
 */
const deepest = 800;

/** What a node takes of it where it stands around another one. */
const shares: ReadonlyMap<ts.SyntaxKind, number> = new Map([
  [ts.SyntaxKind.ArrowFunction, 2.4],
  [ts.SyntaxKind.Block, 0.35],
  [ts.SyntaxKind.ObjectLiteralExpression, 0.35],
  [ts.SyntaxKind.PropertyAssignment, 0.35],
  [ts.SyntaxKind.ConditionalExpression, 0.35],
  [ts.SyntaxKind.IfStatement, 0.25],
  [ts.SyntaxKind.PrefixUnaryExpression, 0.1],
  [ts.SyntaxKind.PropertyAccessExpression, 0.15],
  [ts.SyntaxKind.ElementAccessExpression, 0.15],
  [ts.SyntaxKind.NonNullExpression, 0],
  [ts.SyntaxKind.AsExpression, 0],
  [ts.SyntaxKind.TaggedTemplateExpression, 0.2],
  [ts.SyntaxKind.TemplateExpression, 0.3],
  [ts.SyntaxKind.TemplateSpan, 0.3],
  [ts.SyntaxKind.ReturnStatement, 0.7],
  [ts.SyntaxKind.VariableDeclaration, 0.7],
  [ts.SyntaxKind.PropertyDeclaration, 0.7],
]);

/** Of a sum, engines make one list; operators that take turns nest. */
const sameOperator = 0.01;
const otherOperator = 0.15;

/** Where a program nests deeper than engines can read, or null. */
export function tooDeepAt(tree: ts.SourceFile): ts.Node | null {
  // No recursion: that is what would overflow.
  const waiting: { readonly node: ts.Node; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepest) return node;
    ts.forEachChild(node, child => {
      waiting.push({ node: child, depth: depth + shareOf(node, child) });
    });
  }
  return null;
}

function shareOf(node: ts.Node, child: ts.Node): number {
  if (ts.isBinaryExpression(node)) {
    const isAssigned = node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
    if (isAssigned) return 0.7;
    const isSame = child === node.left && ts.isBinaryExpression(child) && child.operatorToken.kind === node.operatorToken.kind;
    return isSame ? sameOperator : otherOperator;
  }
  if (ts.isCallExpression(node)) return child === node.expression ? 0.15 : 0.7;
  if (ts.isIterationStatement(node, false)) return 0.8;
  return shares.get(node.kind) ?? 0.6;
}
