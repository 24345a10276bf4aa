import ts from 'typescript';
import { isTypeOnly } from '../syntax/isTypeOnly.ts';
import { ownWord, partsOf } from '../reading/programText.ts';

/**
 * A piece of a program that is compared as one: a statement, a member of a class or a clause of a `switch`, without the
 * blocks that are in it. Those are lists of units of their own.
 */
export interface Unit {
  readonly node: ts.Node;
  /** What it says, without its lists; equal for what differs in comments, layout and types only. */
  readonly head: string;
  /** `head` with all that is in its lists. */
  readonly whole: string;
  readonly lists: readonly UnitList[];
  /** Lines of its own (1-based): not those of what is in its lists. */
  readonly lines: readonly number[];
  /** The program that it is compared with does not have it, or has it otherwise. */
  isChanged: boolean;
  /** From here on the other program cannot be read. */
  isLost: boolean;
  /** The same unit of the other program, where that has it. */
  other: Unit | null;
}

export type UnitList = readonly Unit[];

/** The units of a file, and which of them a node is. */
export interface FileUnits {
  readonly list: UnitList;
  readonly byNode: ReadonlyMap<ts.Node, Unit>;
}

/** A list of units as it stands in the text. */
interface Holder {
  readonly nodes: readonly ts.Node[];
  readonly start: number;
  readonly end: number;
}

export function readUnits(tree: ts.SourceFile): FileUnits {
  const byNode = new Map<ts.Node, Unit>();
  const read = (node: ts.Node): Unit => {
    const holders: Holder[] = [];
    const head = headOf(node, tree, holders);
    const lists = holders.map(({ nodes }) => nodes.map(read));
    const whole = lists.reduce((text, list) => `${text}{${list.map(unit => unit.whole).join(';')}}`, head);
    const unit = { node, head, whole, lists, lines: ownLines(node, tree, holders), isChanged: false, isLost: false, other: null };
    byNode.set(node, unit);
    return unit;
  };
  return { list: tree.statements.filter(isUnit).map(read), byNode };
}

/** Every unit of a list, and those in it, in the order of the text. */
export function* eachUnit(list: UnitList): Generator<Unit> {
  for (const unit of list) {
    yield unit;
    for (const inner of unit.lists) yield* eachUnit(inner);
  }
}

/** What is imported is compared name by name. */
function isUnit(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isEmptyStatement(node) || isTypeOnly(node)) return false;
  // A function's or method's signature without its body.
  return !((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) && !node.body);
}

function headOf(node: ts.Node, tree: ts.SourceFile, holders: Holder[]): string {
  let text = '';
  const write = (part: ts.Node): void => {
    text += `(${String(part.kind)}`;
    const word = ownWord(part);
    if (word !== null) text += JSON.stringify(word);
    const held = heldBy(part, tree);
    if (held) {
      holders.push(held);
      text += '{}';
    } else {
      const isClass = ts.isClassLike(part);
      for (const child of partsOf(part)) {
        if (isClass && ts.isClassElement(child)) continue;
        if (isBranch(part, child)) hold(child);
        else write(child);
      }
      if (isClass) {
        const { pos, end } = part.members;
        holders.push({ nodes: part.members.filter(isUnit), start: pos, end });
      }
    }
    text += ')';
  };
  const hold = (branch: ts.Node): void => {
    holders.push(heldBy(branch, tree) ?? { nodes: [branch].filter(isUnit), start: branch.getStart(tree), end: branch.end });
    text += '{}';
  };
  write(node);
  return text;
}

function heldBy(node: ts.Node, tree: ts.SourceFile): Holder | null {
  if (ts.isBlock(node)) return { nodes: node.statements.filter(isUnit), start: node.getStart(tree) + 1, end: node.end - 1 };
  if (ts.isCaseBlock(node)) return { nodes: node.clauses, start: node.getStart(tree) + 1, end: node.end - 1 };
  return null;
}

/** What a statement does or does not do, or does again and again: a list, with or without braces. */
function isBranch(node: ts.Node, child: ts.Node): boolean {
  if (ts.isIfStatement(node)) return child === node.thenStatement || child === node.elseStatement;
  if (ts.isIterationStatement(node, false) || ts.isLabeledStatement(node)) return child === node.statement;
  return ts.isCaseOrDefaultClause(node) && ts.isStatement(child);
}

function ownLines(node: ts.Node, tree: ts.SourceFile, holders: readonly Holder[]): number[] {
  const lines = new Set<number>();
  const lineAt = (offset: number): number => tree.getLineAndCharacterOfPosition(offset).line + 1;
  const add = (start: number, end: number): void => {
    for (let line = lineAt(start); line <= lineAt(Math.max(start, end)); line++) lines.add(line);
  };
  let start = node.getStart(tree);
  for (const holder of holders) {
    if (holder.start > start) add(start, holder.start - 1);
    start = Math.max(start, holder.end);
  }
  add(start, node.end);
  return [...lines];
}
