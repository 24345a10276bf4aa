import ts from 'typescript';
import type { TextEdit } from '../../core/run/mend.ts';
import { namedOf, type ReadText } from './readText.ts';
import { eolOf } from './statements.ts';

/** A name of the library as the file may write it, and what imports it where it does not yet. */
export interface ImportedName {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** Null where the file means something of its own by that name. */
export function importName(read: ReadText, name: string): ImportedName | null {
  const local = read.importedAs(name);
  if (local !== null) return { name: local, edits: [] };
  return isDeclared(read, name) ? null : { name, edits: [importEdit(read, name)] };
}

/** Writes a name into an import from the library, or a new import where there is none. */
function importEdit(read: ReadText, name: string): TextEdit {
  const list = read.libraryImports().flatMap(statement => namedOf(statement) ?? [])[0];
  const last = list?.elements.at(-1);
  if (list && last) {
    const isOnLines = read.lineOf(read.startOf(last)) > read.lineOf(read.startOf(list));
    const space = isOnLines ? read.text.slice(last.pos, read.startOf(last)) : ' ';
    return { start: last.end, end: last.end, text: `,${space}${name}` };
  }
  const first = read.tree.statements.find(ts.isImportDeclaration);
  const quote = first ? read.written(first.moduleSpecifier).charAt(0) : read.text.includes('"') && !read.text.includes("'") ? '"' : "'";
  const end = first && read.text[first.end - 1] !== ';' ? '' : ';';
  const at = first ? read.startOf(first) : (/^(?:#!.*(?:\r\n|\n))?/u.exec(read.text)?.[0].length ?? 0);
  return { start: at, end: at, text: `import { ${name} } from ${quote}gatescope${quote}${end}${eolOf(read.text)}` };
}

/** Takes a name out of its import where `node` was the only place that meant it. */
export function unimportAfter(read: ReadText, node: ts.Expression): TextEdit[] {
  const declaration = ts.isIdentifier(node) ? read.declarationOf(node) : null;
  if (!declaration || !ts.isImportSpecifier(declaration) || read.usesOf(declaration.name).length > 1) return [];
  const { elements } = declaration.parent;
  const at = elements.indexOf(declaration);
  const [before, next] = [elements[at - 1], elements[at + 1]];
  if (before) return [{ start: before.end, end: declaration.end, text: '' }];
  return next ? [{ start: read.startOf(declaration), end: read.startOf(next), text: '' }] : [];
}

/** What the file calls TensorFlow.js's namespace; null where it imports none. */
export function tensorflowSpace(read: ReadText): string | null {
  for (const statement of read.tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text === '@tensorflow/tfjs' && bindings && ts.isNamespaceImport(bindings)) return bindings.name.text;
  }
  return null;
}

/** `randomUniform` of `tf.randomUniform(…)` and of an import by name; null for what is not TensorFlow.js's. */
export function tensorflowFunction(read: ReadText, called: ts.Expression): string | null {
  if (ts.isPropertyAccessExpression(called)) {
    const space = tensorflowSpace(read);
    const written = read.written(called);
    return space !== null && written.startsWith(`${space}.`) ? written.slice(space.length + 1) : null;
  }
  const declaration = read.declarationOf(called);
  if (!declaration || !ts.isImportSpecifier(declaration)) return null;
  const from = declaration.parent.parent.parent.moduleSpecifier;
  return ts.isStringLiteral(from) && from.text === '@tensorflow/tfjs' ? (declaration.propertyName ?? declaration.name).text : null;
}

/** Does the file declare the name anywhere? */
function isDeclared(read: ReadText, name: string): boolean {
  return read
    .all(ts.isIdentifier)
    .some(node => node.text === name && 'name' in node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent));
}
