import type { LabProblem } from '../../core/run/compiledLab.ts';
import { fileCandidates, importRule, libraryNames } from '../faults/allowedImports.ts';
import { problemAt, type LabSource } from '../faults/labProblem.ts';
import { LineTable } from '../faults/lineTable.ts';
import { readModuleSyntax, type ModuleReference, type ModuleSyntax } from './moduleSyntax.ts';
import { parseFile, type ParsedFile } from '../reading/parseFile.ts';

/** One file of a lab with what it imports: by specifier, a library's name or the index of a file. */
export interface LinkedFile extends ParsedFile {
  readonly module: ModuleSyntax;
  readonly targets: ReadonlyMap<string, string | number>;
}

/** Reads a file beside the lab (`./helper.ts`); null where there is none. */
export type ReadFile = (relative: string) => Promise<string | null>;

/** The lab (index 0) and every file it reaches, in import order. */
export async function loadFiles(
  name: string,
  text: string,
  readFile: ReadFile,
  libraries: readonly string[] = libraryNames,
): Promise<LinkedFile[] | LabProblem[]> {
  const sources = [sourceOf(0, name, text)];
  const indexes = new Map([[baseName(name), 0]]);
  const files: LinkedFile[] = [];
  const problems: LabProblem[] = [];

  const resolve = async (from: LabSource, reference: ModuleReference): Promise<string | number | null> => {
    if (libraries.includes(reference.specifier)) return reference.specifier;
    const candidates = fileCandidates(reference.specifier);
    for (const candidate of candidates) {
      const known = indexes.get(candidate);
      if (known !== undefined) return known;
      const found = await readFile(`./${candidate}`);
      if (found === null) continue;
      indexes.set(candidate, sources.length);
      sources.push(sourceOf(sources.length, `./${candidate}`, found));
      return sources.length - 1;
    }
    const missing = `there is no file '${reference.specifier}' beside this lab. Check its name, or make the file.`;
    problems.push(problemAt(from, reference.start, reference.end, candidates.length > 0 ? missing : importRule));
    return null;
  };

  // `sources` grows while imports are found.
  for (const source of sources) {
    const parsed = parseFile(source);
    if (Array.isArray(parsed)) {
      problems.push(...parsed);
      continue;
    }
    const module = readModuleSyntax(parsed);
    const targets = new Map<string, string | number>();
    for (const reference of module.references) {
      const target = targets.get(reference.specifier) ?? (await resolve(source, reference));
      if (target !== null) targets.set(reference.specifier, target);
    }
    files.push({ ...parsed, module, targets });
  }
  return problems.length > 0 ? problems : files;
}

function sourceOf(index: number, name: string, text: string): LabSource {
  const plain = text.replace(/^\uFEFF/u, '');
  return { index, name, text: plain, lines: new LineTable(plain, 'editor') };
}

function baseName(name: string): string {
  return name.replace(/^.*[/\\]/u, '');
}
