import ts from 'typescript';

/** The token that begins at an offset, as it is written; '' at the end. */
export function wordAt(tree: ts.SourceFile, offset: number): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, tree.text, undefined, offset);
  return scanner.scan() === ts.SyntaxKind.EndOfFileToken ? '' : scanner.getTokenText().slice(0, 30);
}

/** Where the token before an offset ends: comments and space are none. */
export function tokenEndBefore(tree: ts.SourceFile, offset: number): number {
  let end = 0;
  const walk = (node: ts.Node): void => {
    if (node.pos >= offset) return;
    // What is missing in the text has a place, but no length.
    if (node.end <= offset && node.end > node.pos) end = Math.max(end, node.end);
    else ts.forEachChild(node, walk);
  };
  walk(tree);
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, tree.text, undefined, end);
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken && scanner.getTokenEnd() <= offset) end = scanner.getTokenEnd();
  return end;
}

/** Something whose parts are kept apart by commas. */
interface List {
  readonly what: string;
  /** What ends it; '' for variables. */
  readonly closer: string;
  readonly start: number;
}

/** The innermost list that goes on at an offset. */
export function listAround(tree: ts.SourceFile, offset: number): List | null {
  let found: List | null = null;
  const walk = (node: ts.Node): void => {
    if (node.pos >= offset || node.end < offset) return;
    const list = listOf(tree, node, offset);
    // One that has its end there is over.
    const isOver = list !== null && list.closer !== '' && node.end === offset && tree.text[offset - 1] === list.closer;
    if (!isOver) found = list ?? (ts.isBlock(node) ? null : found);
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}

function listOf(tree: ts.SourceFile, node: ts.Node, offset: number): List | null {
  const list = (what: string, closer: string, from: ts.Node = node): List => ({ what, closer, start: from.getStart(tree) });
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return list('the arguments of the call', ')');
  if (ts.isArrayLiteralExpression(node) || ts.isArrayBindingPattern(node)) return list('the array', ']');
  if (ts.isObjectLiteralExpression(node) || ts.isObjectBindingPattern(node)) return list('the object', '}');
  if (ts.isNamedImports(node) || ts.isNamedExports(node)) return list('the names in braces', '}');
  if (ts.isFunctionLike(node)) {
    const body = 'body' in node ? node.body : undefined;
    return body && tree.text.slice(body.pos, body.end).trim() !== '' && body.pos < offset
      ? null
      : list('the parameters of the function', ')');
  }
  return ts.isVariableDeclarationList(node) ? list('the variables', '') : null;
}
