import ts from 'typescript';
import { eachNode } from '../syntax/eachNode.ts';
import { hasHiddenCalls } from '../syntax/runsAlone.ts';
import { bindingNames } from '../syntax/bindingNames.ts';
import { readTypeScript, syntaxDiagnostics } from '../reading/readTypeScript.ts';
import { ChangeWalk } from './changeWalk.ts';
import { compareUnits } from './compareUnits.ts';
import { firstDifference } from './firstDifference.ts';
import { library } from './library.ts';
import { eachUnit, readUnits, type FileUnits, type Unit } from './unit.ts';
import { WalkTooLong } from './walkState.ts';

/** A lab's text as it ran, and as it is now. */
export interface EditedText {
  readonly ran: string;
  readonly now: string;
  readonly isScript?: boolean;
}

/** Lines (1-based, of the text that ran) whose values may be others now, or all of them. */
export type StaleLines = readonly number[] | 'all';

/** A text, and what it is made of. */
interface Read {
  readonly tree: ts.SourceFile;
  readonly units: FileUnits;
}

/** Longer texts are not compared, in UTF-16 units: that would take longer than anybody waits between two keys. */
const longestText = 50_000;

/**
 * Tells which values of a run the text as it is now may not compute any more: by what was changed, and by what depends
 * on that. A line that is not among them has the same values in the next run, for all that the text says.
 */
export function staleLines({ ran, now, isScript = false }: EditedText): StaleLines {
  if (ran === now) return [];
  if (Math.max(ran.length, now.length) > longestText) return 'all';
  try {
    const [before, after] = [ran, now].map(text => read(text, isScript));
    return before && after ? compare(before, after) : 'all';
  } catch (error) {
    // Sums of thousands of terms nest as deeply.
    if (error instanceof WalkTooLong || error instanceof RangeError) return 'all';
    throw error;
  }
}

function read(text: string, isScript: boolean): Read {
  const tree = readTypeScript(text.startsWith('#!') ? `//${text.slice(2)}` : text, { isScript, hasParents: true });
  return { tree, units: readUnits(tree) };
}

function compare(before: Read, after: Read): StaleLines {
  if (syntaxDiagnostics(after.tree).length > 0) return compareUnread(before, after);
  compareUnits(before.units.list, after.units.list);
  const imports = importsThat(before.tree, after.tree);
  const isSame = imports.size === 0 && [before, after].every(({ units }) => [...eachUnit(units.list)].every(({ isChanged }) => !isChanged));
  if (isSame) return [];
  if (isDark(before.tree) || isDark(after.tree) || filesBeside(before.tree) !== filesBeside(after.tree)) return 'all';
  const was = new ChangeWalk(before.tree, before.units, declaredIn(after.tree), imports).run();
  const is = new ChangeWalk(after.tree, after.units, declaredIn(before.tree), imports).run();
  return linesOf([...was, ...[...is].flatMap(({ other }) => other ?? [])]);
}

/** What is typed may be anything yet: nothing is known of what runs after it. */
function compareUnread(before: Read, after: Read): StaleLines {
  const at = firstDifference(before.tree, after.tree);
  const startOf = ({ node }: Unit): number => node.getStart(before.tree);
  const all = [...eachUnit(before.units.list)];
  const around = all.filter(unit => startOf(unit) < at && at <= unit.node.end);
  const later = all.filter(unit => startOf(unit) >= at);
  const lost = around.at(-1) ?? later[0];
  if (!lost) return [];
  if (isDark(before.tree)) return 'all';
  lost.isLost = true;
  for (const unit of [lost, ...later]) unit.isChanged = true;
  const found = new ChangeWalk(before.tree, before.units, new Set(), new Set()).run();
  const inFunctions = around.filter(({ node }) => containsFunction(node)).flatMap(unit => [...eachUnit([unit])]);
  return linesOf([...found, ...inFunctions, lost, ...later]);
}

function linesOf(units: readonly Unit[]): number[] {
  return [...new Set(units.flatMap(({ lines }) => lines))].sort((one, other) => one - other);
}

function containsFunction(node: ts.Node): boolean {
  let found = false;
  eachNode(node, each => !(found ||= ts.isFunctionLike(each)));
  return found;
}

const darkNames: ReadonlySet<string> = new Set([
  'arguments',
  'eval',
  'globalThis',
  'Function',
  'Promise',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
]);

/** True for programs that do not run from top to bottom, or whose text does not say what they call. */
function isDark(tree: ts.SourceFile): boolean {
  if (hasHiddenCalls(tree)) return true;
  let isFound = false;
  eachNode(tree, node => {
    isFound ||=
      ts.isAwaitExpression(node) ||
      ts.isYieldExpression(node) ||
      ts.isMetaProperty(node) ||
      ts.isDecorator(node) ||
      ts.isEnumDeclaration(node) ||
      ts.isModuleDeclaration(node) ||
      node.kind === ts.SyntaxKind.AsyncKeyword ||
      node.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(node) && darkNames.has(node.text));
    return !isFound;
  });
  return isFound;
}

/** Local names that mean something else in one of two files, or nothing. */
function importsThat(one: ts.SourceFile, other: ts.SourceFile): Set<string> {
  const [mine, theirs] = [importedBy(one), importedBy(other)];
  return new Set([...mine.keys(), ...theirs.keys()].filter(name => mine.get(name) !== theirs.get(name)));
}

function importedBy(tree: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const { importClause, moduleSpecifier } of tree.statements.filter(ts.isImportDeclaration)) {
    const from = moduleSpecifier.getText(tree).slice(1, -1);
    const isTypes = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (!importClause || isTypes) continue;
    const { name, namedBindings } = importClause;
    if (name) found.set(name.text, `${from} default`);
    if (namedBindings && ts.isNamespaceImport(namedBindings)) found.set(namedBindings.name.text, `${from} *`);
    else for (const each of namedBindings?.elements ?? []) found.set(each.name.text, `${from} ${(each.propertyName ?? each.name).text}`);
  }
  return found;
}

/** Files beside the lab run when they are imported, in the order of the imports. */
function filesBeside(tree: ts.SourceFile): string {
  const names = tree.statements.flatMap(statement => {
    const isReference = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const name = isReference ? statement.moduleSpecifier?.getText(tree).slice(1, -1) : undefined;
    return name === undefined || name === library.name || name === '@tensorflow/tfjs' ? [] : [name];
  });
  return names.join('\n');
}

/** Every name that a file declares anywhere, and those it imports. */
function declaredIn(tree: ts.SourceFile): Set<string> {
  const names = new Set(importedBy(tree).keys());
  eachNode(tree, node => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) for (const { text } of bindingNames(node.name)) names.add(text);
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name) names.add(node.name.text);
    return true;
  });
  return names;
}
