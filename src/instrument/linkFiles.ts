import type { LabProblem } from '../core/compiledLab.ts';
import type { LinkedFile } from './labFiles.ts';
import { problemAt } from './labProblem.ts';
import type { ModuleReference } from './moduleSyntax.ts';

/** In which order the files beside the lab must run, or why there is none. */
export function runOrder(files: readonly LinkedFile[]): { order: number[] } | { problem: LabProblem } {
  const order: number[] = [];
  const path: number[] = [];
  const visit = (index: number): LabProblem | null => {
    const file = files[index];
    if (!file || order.includes(index)) return null;
    path.push(index);
    for (const reference of file.module.references) {
      const target = file.targets.get(reference.specifier);
      if (typeof target !== 'number') continue;
      const problem = path.includes(target) ? cycle(files, [...path.slice(path.indexOf(target)), target], reference) : visit(target);
      if (problem) return problem;
    }
    path.pop();
    order.push(index);
    return null;
  };
  const problem = visit(0);
  return problem ? { problem } : { order: order.filter(index => index !== 0) };
}

function cycle(files: readonly LinkedFile[], path: readonly number[], reference: ModuleReference): LabProblem {
  const names = path.map(index => files[index]?.source.name ?? '').join(' → ');
  const last = files[path.at(-2) ?? 0] ?? files[0];
  if (!last) throw new Error('A cycle has files.');
  return problemAt(
    last.source,
    reference.start,
    reference.end,
    `these files import each other: ${names}. Move what they share into a file of its own.`,
  );
}

/** Where an exported name comes from, through any number of re-exports. */
export type ExportOrigin =
  | { readonly kind: 'variable'; readonly file: number; readonly isLive: boolean }
  /** From a library: what that has is known only when the lab runs. */
  | { readonly kind: 'library' }
  | null;

export function findExport(files: readonly LinkedFile[], index: number, name: string): ExportOrigin {
  const file = files[index];
  if (!file) return null;
  const own = file.module.exports.find(({ exported }) => exported === name);
  if (own) {
    const imported = own.from
      ? { specifier: own.from.specifier, imported: own.local }
      : file.module.imports.find(({ local }) => local === own.local);
    if (!imported || imported.imported === '*') return { kind: 'variable', file: index, isLive: file.module.live.has(own.local) };
    const target = file.targets.get(imported.specifier);
    return typeof target === 'number' ? findExport(files, target, imported.imported) : { kind: 'library' };
  }
  if (name === 'default') return null;
  let origin: ExportOrigin = null;
  for (const { specifier } of file.module.stars) {
    const target = file.targets.get(specifier);
    origin = typeof target === 'number' ? findExport(files, target, name) : { kind: 'library' };
    if (origin?.kind === 'variable') return origin;
  }
  return origin;
}

/** Names a file exports, for the sentence that says what it has. */
function exportedNames(files: readonly LinkedFile[], index: number): string[] {
  const file = files[index];
  if (!file) return [];
  const through = file.module.stars.flatMap(({ specifier }) => {
    const target = file.targets.get(specifier);
    return typeof target === 'number' ? exportedNames(files, target).filter(name => name !== 'default') : [];
  });
  return [...new Set([...file.module.exports.map(({ exported }) => exported), ...through])];
}

/** Imports of names that the imported file does not export. */
export function missingExports(files: readonly LinkedFile[]): LabProblem[] {
  return files.flatMap(file => {
    const wanted = [
      ...file.module.imports.map(({ specifier, imported, start, end }) => ({ specifier, imported, start, end })),
      ...file.module.exports.flatMap(({ from, local }) => (from ? [{ ...from, imported: local }] : [])),
    ];
    return wanted.flatMap(({ specifier, imported, start, end }) => {
      const target = file.targets.get(specifier);
      if (typeof target !== 'number' || imported === '*' || findExport(files, target, imported)) return [];
      const names = exportedNames(files, target);
      const what = imported === 'default' ? 'has no default export' : `does not export '${imported}'`;
      const has = names.length > 0 ? `It exports ${names.join(', ')}.` : 'It exports nothing.';
      return [problemAt(file.source, start, end, `'${specifier}' ${what}. ${has}`)];
    });
  });
}
