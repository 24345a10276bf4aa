import ts from 'typescript';
import type { InsertedNames } from '../modules/insertedNames.ts';
import type { LinkedFile } from '../modules/labFiles.ts';
import type { SiteList } from './siteList.ts';
import type { Weave } from './weave.ts';
import type { Closers, HeaderPiece } from './weaveModule.ts';

/** Probes for the functions and classes a file declares at its top level: what a check may want to call. */
export interface DeclaredProbes {
  /** Declarations of their slots. */
  readonly slots: readonly string[];
  /** Functions are there before the first line runs. */
  readonly header: readonly HeaderPiece[];
  /** Classes are there once their declaration has run. */
  readonly closers: Closers;
}

export function weaveDeclared({ tree, source }: LinkedFile, names: InsertedNames, sites: SiteList): DeclaredProbes {
  const slots: string[] = [];
  const header: HeaderPiece[] = [];
  const closers: { readonly offset: number; readonly text: string }[] = [];
  for (const node of tree.statements) {
    const isFunction = ts.isFunctionDeclaration(node) && node.body !== undefined;
    if (!(isFunction || ts.isClassDeclaration(node)) || !node.name || isAmbient(node)) continue;
    const site = sites.add(source, node.name, node.name.end, 'variable');
    const slot = names.slot(site);
    slots.push(`${slot}=${names.scope}.slot(${String(site)})`);
    const probe = `${slot}.v(${node.name.text});`;
    if (isFunction) header.push({ text: probe, origin: node.getStart(tree) });
    else closers.push({ offset: node.end, text: `;${probe}` });
  }
  return { slots, header, closers };
}

function isAmbient(node: ts.FunctionDeclaration | ts.ClassDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}

/** Inserts what must follow the declarations of classes. */
export function closeDeclared({ closers }: DeclaredProbes, weave: Weave): void {
  for (const { offset, text } of closers) weave.insert(offset, text);
}
