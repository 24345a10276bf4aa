import ts from 'typescript';

/**
 * A sentence, without its place, for what TypeScript's parser takes and no engine can read, and of which the engine's
 * parser says no more than that it does not fit: what is missing or too much is looked for at its place in the tree.
 */
export function misfitText(tree: ts.SourceFile, offset: number): string {
  const types = tree.fileName.endsWith('.js') ? ' Types are known only in files that end in .ts.' : '';
  return namedMisfit(tree, offset) ?? `this does not fit here. Look for what is missing or too much just before it.${types}`;
}

function namedMisfit(tree: ts.SourceFile, offset: number): string | null {
  let found: string | null = null;
  const before = tree.text.slice(0, offset).trimEnd().length;
  const walk = (node: ts.Node): void => {
    if (node.pos > offset || node.end < before) return;
    found = reason(node, tree, offset) ?? found;
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}

function reason(node: ts.Node, tree: ts.SourceFile, offset: number): string | null {
  if (ts.isVariableDeclarationList(node)) return variableReason(node, offset);
  if (ts.isClassLike(node)) return classReason(node);
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && !ts.isStringLiteral(node.moduleSpecifier))
    return "after from stands the name of a module in quotes. Write 'gatescope', or './file' for a file beside the lab.";
  const [modifier] = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (modifier && isMisplaced(modifier, node)) return `${modifier.getText(tree)} does not stand before this. Take it out.`;
  return null;
}

function variableReason({ declarations, flags, parent }: ts.VariableDeclarationList, offset: number): string | null {
  if (declarations.length === 0) return 'the name of a variable is missing here. Write it, and = and its value.';
  if (declarations.hasTrailingComma) return 'after the comma stands one more variable. Write it, or take the comma out.';
  const isConst = (flags & ts.NodeFlags.Const) !== 0;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return null;
  const bare = declarations.find(one => one.initializer === undefined && one.pos < offset && (isConst || !ts.isIdentifier(one.name)));
  if (!bare) return null;
  if (!ts.isIdentifier(bare.name)) return 'what is taken apart needs a value. Write = and the array or object it comes from.';
  const names = declarations.map(({ name }) => name.getText()).join(', ');
  const apart = declarations.length > 1 && declarations.at(-1)?.initializer ? ` To take a list apart, write const [${names}] = ….` : '';
  return `a const needs its value where it is declared. Write = and the value, or use let.${apart}`;
}

function classReason(node: ts.ClassLikeDeclaration): string | null {
  const bases = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types;
  if (bases?.length === 0) return 'after extends stands the name of a class. Write it, or take extends out.';
  if (bases && bases.length > 1) return 'a class extends one other at most. Take the second name out.';
  if (ts.isClassDeclaration(node) && !node.name && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
    return 'a class needs a name. Write it after class.';
  const isAccessor = node.members.some(
    member => ts.isPropertyDeclaration(member) && member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AccessorKeyword),
  );
  return isAccessor ? 'labs cannot use accessor. Write the field without it, or get name() { … } and set name(value) { … }.' : null;
}

/** Words that stand before members of classes, at a statement; and the other way round. */
function isMisplaced({ kind }: ts.Modifier, node: ts.Node): boolean {
  if (ts.isClassElement(node) || ts.isParameter(node)) return false;
  if (kind === ts.SyntaxKind.AsyncKeyword) return !ts.isFunctionLike(node);
  return kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DeclareKeyword && kind !== ts.SyntaxKind.ConstKeyword;
}
