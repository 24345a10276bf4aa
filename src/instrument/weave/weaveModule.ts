import ts from 'typescript';
import { assignedBy } from '../syntax/assignedNames.ts';
import type { InsertedNames } from '../modules/insertedNames.ts';
import { jsEnd } from './jsEnd.ts';
import type { LinkedFile } from '../modules/labFiles.ts';
import { conflictingNames, findExport } from '../modules/linkFiles.ts';
import { unnamedDefault, type ImportBinding } from '../modules/moduleSyntax.ts';
import type { Weave } from './weave.ts';

/** A piece of text before a file's first line, and the offset its errors speak of. */
export interface HeaderPiece {
  readonly text: string;
  readonly origin: number;
}

/** The script with import and export statements blanked out, of equal length. */
export function blankModule({ script, module, tree }: LinkedFile): string {
  let text = script;
  const blank = (start: number, end: number, first: string): void => {
    // A space for every UTF-16 unit that ends no line: positions stay, and `;` keeps the statements around apart.
    text = text.slice(0, start) + first + text.slice(start + first.length, end).replaceAll(/[^\r\n\u2028\u2029]/g, ' ') + text.slice(end);
  };
  for (const statement of module.statements) blank(statement.getStart(tree), statement.end, ';');
  for (const statement of [...module.declarations, ...(module.defaultValue ? [module.defaultValue] : [])]) {
    const start = statement.getStart(tree);
    const words = /^export(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*(?:default\b)?/u.exec(text.slice(start, statement.end));
    blank(start, start + (words?.[0].length ?? 0), '');
  }
  return text;
}

/** Ends that must be inserted after those of everything inside. */
export type Closers = { readonly offset: number; readonly text: string }[];

/** Gives an unnamed default export the name under which the header hands it out. */
export function weaveDefaultExport({ module, tree }: LinkedFile, weave: Weave, names: InsertedNames): Closers {
  const value = module.defaultValue;
  if (!value) return [];
  const isStatement = !ts.isExportAssignment(value);
  const keyword = value.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  // The object gives an anonymous function its proper name, "default".
  weave.insertStart(
    isStatement ? (keyword?.end ?? value.getStart(tree)) : value.expression.getStart(tree),
    `const {default:${names.defaultExport}}={default:`,
  );
  return [isStatement ? { offset: value.end, text: '};' } : { offset: jsEnd(value.expression), text: '}' }];
}

/** Lets importers know after each assignment to an exported variable. */
export function weaveLiveExports({ module, tree }: LinkedFile, weave: Weave, names: InsertedNames): Closers {
  const closers: Closers = [];
  if (module.live.size === 0) return closers;
  const walk = (node: ts.Node): void => {
    if (!assignedBy(node).some(name => module.live.has(name))) {
      ts.forEachChild(node, walk);
    } else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      weave.insert(node.statement.getStart(tree), `{${names.scope}.m();`);
      ts.forEachChild(node, walk);
      closers.push({ offset: jsEnd(node.statement), text: '}' });
    } else {
      weave.insertStart(node.getStart(tree), `${names.scope}.m(`);
      ts.forEachChild(node, walk);
      closers.push({ offset: jsEnd(node), text: ')' });
    }
  };
  walk(tree);
  return closers;
}

/** What must stand before a file's own text: its exports, then what it imports. */
export function moduleHeader(
  files: readonly LinkedFile[],
  file: LinkedFile,
  names: InsertedNames,
  order: readonly number[],
): HeaderPiece[] {
  const { scope } = names;
  const { module, targets } = file;
  const pieces: HeaderPiece[] = [];
  const add = (text: string, origin = 0): number => pieces.push({ text, origin });
  const target = (specifier: string): string => JSON.stringify(targets.get(specifier) ?? specifier);
  const isLibrary = (specifier: string): boolean => typeof targets.get(specifier) !== 'number';

  if (file.source.index === 0 && order.length > 0) add(`await ${scope}.run(${JSON.stringify(order)});`);
  const values = module.exports.filter(({ exported }) => findExport(files, file.source.index, exported)?.kind !== 'type');
  const getters = values.map(({ exported, local, from }) => {
    const space = from && `${scope}.space(${target(from.specifier)})`;
    const value = space
      ? local === '*'
        ? space
        : `${space}[${JSON.stringify(local)}]`
      : local === unnamedDefault
        ? names.defaultExport
        : local;
    return `[${JSON.stringify(exported)}]:()=>${value}`;
  });
  if (getters.length > 0) add(`${scope}.exports({${getters.join(',')}});`);
  const conflicts = module.stars.length > 1 ? conflictingNames(files, file.source.index) : [];
  const left = conflicts.length > 0 ? `,${JSON.stringify(conflicts)}` : '';
  for (const star of module.stars) add(`${scope}.exportAll(${target(star.specifier)}${left});`, star.start);
  for (const { from, local } of values) {
    if (from && local !== '*' && isLibrary(from.specifier))
      add(`${scope}.names(${target(from.specifier)},${JSON.stringify([local])});`, from.start);
  }
  for (const binding of module.imports) {
    const from = targets.get(binding.specifier);
    // As TypeScript does: what turns out to be a type is not imported.
    if (typeof from === 'number' && binding.imported !== '*' && findExport(files, from, binding.imported)?.kind === 'type') continue;
    add(bindImport(files, file, binding, names), binding.start);
  }
  return pieces;
}

function bindImport(files: readonly LinkedFile[], file: LinkedFile, binding: ImportBinding, { scope }: InsertedNames): string {
  const { specifier, imported, local } = binding;
  const target = file.targets.get(specifier) ?? specifier;
  if (imported === '*') return `const ${local}=${scope}.space(${JSON.stringify(target)});`;
  const key = JSON.stringify(imported);
  const origin = typeof target === 'number' ? findExport(files, target, imported) : null;
  if (typeof target === 'number' && origin?.kind === 'variable') {
    const read = `${scope}.space(${String(target)})[${key}]`;
    if (!origin.isLive) return `const ${local}=${read};`;
    return `let ${local}=${read};${scope}.follow(${String(origin.file)},()=>{${local}=${read}});`;
  }
  return `const ${local}=${scope}.names(${JSON.stringify(target)},[${key}])[${key}];`;
}
