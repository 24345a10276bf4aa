// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { repository } from '../repository.mjs';

/**
 * A file that somebody has to read. `imports` are those of the repository's own files, types included; `names` what it exports by a declaration.
 * @typedef {{ path: string, text: string, lines: number, imports: readonly string[], names: readonly string[] }} HouseFile
 */

const homes = ['src', 'webview', 'labs'];
const read = /\.(?:ts|css|json|md)$/;

/** Every file of the product's own that is read by people, by path. @returns {Promise<HouseFile[]>} */
export async function houseFiles() {
  const found = await Promise.all(
    homes.map(async home => {
      const entries = await readdir(join(repository, home), { recursive: true, withFileTypes: true });
      return entries.filter(entry => entry.isFile() && read.test(entry.name)).map(entry => join(entry.parentPath, entry.name));
    }),
  );
  const paths = found
    .flat()
    .map(path => path.slice(repository.length + 1).replaceAll('\\', '/'))
    .sort();
  return Promise.all(paths.map(readHouseFile));
}

/** @param {string} path @returns {Promise<HouseFile>} */
async function readHouseFile(path) {
  return houseFile(path, await readFile(join(repository, path), 'utf8'));
}

/**
 * What is measured of one file.
 * @param {string} path in the repository
 * @param {string} text
 * @returns {HouseFile}
 */
export function houseFile(path, text) {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!path.endsWith('.ts')) return { path, text, lines, imports: [], names: [] };
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, lines, imports: importsOf(tree, path), names: namesOf(tree) };
}

/** @param {ts.SourceFile} tree @param {string} path */
function importsOf(tree, path) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {ts.Node} node */
  const look = node => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined;
    if (from && ts.isStringLiteral(from) && from.text.startsWith('.')) {
      const target = posix.join(posix.dirname(path), from.text);
      // The loops in AssemblyScript leave the ending out.
      found.add(/\.\w+$/.test(target) ? target : `${target}.ts`);
    }
    ts.forEachChild(node, look);
  };
  look(tree);
  return [...found];
}

/** @param {ts.SourceFile} tree */
function namesOf(tree) {
  return tree.statements.flatMap(statement => {
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText(tree));
    const { name } = /** @type {{ name?: ts.Identifier }} */ (/** @type {unknown} */ (statement));
    return name ? [name.text] : [];
  });
}
