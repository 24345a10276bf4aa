import type { LabProblem } from '../../core/run/compiledLab.ts';
import type { LinkedFile } from './labFiles.ts';
import { problemAt } from '../faults/labProblem.ts';
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
    path.length > 2
      ? `these files import each other: ${names}. Move what they share into a file of its own.`
      : `this file leads to itself: ${names}. Take the line out, or name the file that is meant.`,
  );
}

/** Where an exported name comes from, through any number of re-exports. */
export type ExportOrigin =
  | { readonly kind: 'variable'; readonly file: number; readonly local: string; readonly isLive: boolean }
  /** From a library: what that has is known only when the lab runs. */
  | { readonly kind: 'library' }
  /** Only a type: nothing is there when the lab runs. */
  | { readonly kind: 'type' }
  /** Two `export *` of one file give it, and not the same. */
  | { readonly kind: 'conflict'; readonly specifiers: readonly [string, string] }
  | null;

/** Files must not lead to each other in a circle: see `runOrder`. */
export function findExport(files: readonly LinkedFile[], index: number, name: string): ExportOrigin {
  const file = files[index];
  if (!file) return null;
  const own = file.module.exports.find(({ exported }) => exported === name);
  if (own) {
    const imported = own.from
      ? { specifier: own.from.specifier, imported: own.local }
      : file.module.imports.find(({ local }) => local === own.local);
    if (!imported || imported.imported === '*')
      return {
        kind: 'variable',
        file: index,
        local: own.from ? `* ${own.from.specifier}` : own.local,
        isLive: file.module.live.has(own.local),
      };
    const target = file.targets.get(imported.specifier);
    return typeof target === 'number' ? findExport(files, target, imported.imported) : { kind: 'library' };
  }
  if (file.module.types.has(name)) return { kind: 'type' };
  return name === 'default' ? null : findThroughStars(files, file, name);
}

function findThroughStars(files: readonly LinkedFile[], { module, targets }: LinkedFile, name: string): ExportOrigin {
  let first: { readonly origin: ExportOrigin; readonly specifier: string } | null = null;
  let library: ExportOrigin = null;
  for (const { specifier } of module.stars) {
    const target = targets.get(specifier);
    const origin = typeof target === 'number' ? findExport(files, target, name) : null;
    if (origin?.kind === 'conflict') return origin;
    if (typeof target !== 'number' || origin?.kind === 'library') library = { kind: 'library' };
    else if (origin && !first) first = { origin, specifier };
    else if (origin && first && !isSameOrigin(origin, first.origin)) return { kind: 'conflict', specifiers: [first.specifier, specifier] };
  }
  return first?.origin ?? library;
}

function isSameOrigin(one: ExportOrigin, other: ExportOrigin): boolean {
  if (one?.kind !== 'variable' || other?.kind !== 'variable') return one?.kind === other?.kind;
  return one.file === other.file && one.local === other.local;
}

/** Names that come to a file through two of its `export *` and are not the same: it exports none of them. */
export function conflictingNames(files: readonly LinkedFile[], index: number): string[] {
  return exportedNames(files, index).filter(name => findExport(files, index, name)?.kind === 'conflict');
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
      if (typeof target !== 'number' || imported === '*') return [];
      const origin = findExport(files, target, imported);
      if (origin?.kind === 'conflict') {
        const [one, other] = origin.specifiers;
        const twice = `'${imported}' comes to '${specifier}' from both '${one}' and '${other}'. Import it from the one that is meant.`;
        return [problemAt(file.source, start, end, twice)];
      }
      if (origin) return [];
      const names = exportedNames(files, target);
      const what = imported === 'default' ? 'has no default export' : `does not export '${imported}'`;
      const has = names.length > 0 ? `It exports ${names.join(', ')}.` : 'It exports nothing.';
      return [problemAt(file.source, start, end, `'${specifier}' ${what}. ${has}`)];
    });
  });
}
