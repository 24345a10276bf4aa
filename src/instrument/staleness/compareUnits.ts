import ts from 'typescript';
import { eachUnit, type Unit, type UnitList } from './unit.ts';

/** Longer lists are not laid side by side: what is between their equal ends counts as changed. */
const cellsAllowed = 250_000;

/**
 * Finds what is the same in two programs, and marks all else as changed. What is the same stands in the same order, and
 * in the same unit: a statement that was put into an `if` is another one.
 */
export function compareUnits(one: UnitList, other: UnitList): void {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start]?.whole === other[start]?.whole) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end)?.whole === other.at(-1 - end)?.whole) end++;
  for (let at = 0; at < start; at++) pair(one[at], other[at]);
  for (let at = 1; at <= end; at++) pair(one.at(-at), other.at(-at));
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];

  let [m, t] = [0, 0];
  for (const [i, j] of [...common(mine, theirs, unit => unit.whole), [mine.length, theirs.length] as const]) {
    compareRest(mine.slice(m, i), theirs.slice(t, j));
    pair(mine[i], theirs[j]);
    [m, t] = [i + 1, j + 1];
  }
}

/** Between two units that are the same in both. */
function compareRest(one: UnitList, other: UnitList): void {
  let [m, t] = [0, 0];
  for (const [i, j] of [...common(one, other, unit => nameOf(unit)), [one.length, other.length] as const]) {
    for (const unit of eachUnit([...one.slice(m, i), ...other.slice(t, j)])) unit.isChanged = true;
    const [mine, theirs] = [one[i], other[j]];
    if (mine && theirs) compareInside(mine, theirs);
    [m, t] = [i + 1, j + 1];
  }
}

function compareInside(one: Unit, other: Unit): void {
  one.isChanged = other.isChanged = one.head !== other.head;
  one.other = other;
  other.other = one;
  for (const [at, list] of one.lists.entries()) compareUnits(list, other.lists[at] ?? []);
}

function pair(one: Unit | undefined, other: Unit | undefined): void {
  if (!one || !other) return;
  one.other = other;
  other.other = one;
  for (const [at, list] of one.lists.entries()) for (const [index, unit] of list.entries()) pair(unit, other.lists[at]?.[index]);
}

/** By what a unit is known though something in it differs; empty where it then is another one. */
function nameOf({ node, lists, head }: Unit): string {
  if (lists.length === 0) return '';
  const { name } = node as ts.Node & { readonly name?: ts.Node };
  const known = ts.isFunctionDeclaration(node) || ts.isClassElement(node) || ts.isClassDeclaration(node);
  const word = known ? (name && 'text' in name ? String(name.text) : '') : ts.isVariableStatement(node) ? declared(node) : '';
  const isShaped = ts.isIfStatement(node) || ts.isIterationStatement(node, false);
  return `${String(node.kind)} ${String(lists.length)} ${word || isShaped ? word : head}`;
}

function declared(node: ts.VariableStatement): string {
  return node.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : '?')).join();
}

/** Indices of a longest sequence that both lists have in common, by `key`; units with an empty key are in none. */
function common(one: UnitList, other: UnitList, key: (unit: Unit) => string): (readonly [number, number])[] {
  const [mine, theirs] = [one.map(key), other.map(key)];
  const width = theirs.length + 1;
  if ((mine.length + 1) * width > cellsAllowed) return [];
  const lengths = new Uint32Array((mine.length + 1) * width);
  const isSame = (i: number, j: number): boolean => mine[i] !== '' && mine[i] === theirs[j];
  const length = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--)
      lengths[i * width + j] = isSame(i, j) ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (isSame(i, j)) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
