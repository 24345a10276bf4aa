import ts from 'typescript';
import { countText } from '../core/words/numberText.ts';
import type { CompiledLab, LabFile, LabProblem } from '../core/run/compiledLab.ts';
import type { LabMap, LabMapPart } from '../core/source/labMap.ts';
import type { LabText } from '../core/run/labText.ts';
import { hasRightPowers } from '../core/numbers/power.ts';
import { InsertedNames } from './modules/insertedNames.ts';
import { loadFiles, type LinkedFile, type ReadFile } from './modules/labFiles.ts';
import { LineTable } from './faults/lineTable.ts';
import { missingExports, runOrder } from './modules/linkFiles.ts';
import { ownText } from './weave/ownText.ts';
import { ProbeWeaver } from './weave/probeWeaver.ts';
import type { Weaving } from './weave/weaver.ts';
import { calledWith } from './telling/calledWith.ts';
import { lastLoop } from './syntax/lastLoop.ts';
import { stopPlaces, type StopPlaces } from './syntax/stopPlaces.ts';
import { hasHiddenCalls } from './syntax/runsAlone.ts';
import { SiteList } from './weave/siteList.ts';
import { Weave } from './weave/weave.ts';
import { closeDeclared, weaveDeclared } from './weave/weaveDeclared.ts';
import { blankModule, moduleHeader, weaveDefaultExport, weaveLiveExports, type HeaderPiece } from './weave/weaveModule.ts';

export type { ReadFile } from './modules/labFiles.ts';

export interface CompileInput {
  /** The lab's own file name. */
  readonly name: string;
  readonly text: string;
  /** Reads a file beside the lab: `./helper.ts`. Without it, there is none. */
  readonly readFile?: ReadFile;
  /** False leaves the probes out: the lab runs and prints as ever. */
  readonly probes?: boolean;
  /**
   * True adds what a check needs: probes for the functions and classes declared at the top level, and numbers that can
   * be changed.
   */
  readonly declarations?: boolean;
  /**
   * True has the scope compute powers, false the engine; the scope where this engine's are off by last digits if left
   * out.
   */
  readonly powers?: boolean;
  /**
   * True adds probes for the expressions that lines are made of, as `h.at(-1)` in a call. They come to the same values,
   * but take their time.
   */
  readonly expressions?: boolean;
  /** A line of the lab's own file: the run ends when it is through for the first time. */
  readonly upTo?: number;
  /** What may be imported by name; a lab's own libraries if left out. */
  readonly libraries?: readonly string[];
}

export type CompileResult =
  | {
      readonly ok: true;
      readonly lab: CompiledLab;
      /** Leads from places in its code back to the learner's text. */
      readonly map: LabMap;
      /** How many numbers of its files can be changed from outside: some where it was compiled for a check only. */
      readonly numberCount?: number;
      /** One sentence for the learner where the lab runs with less than it could have. */
      readonly notice?: string;
    }
  | { readonly ok: false; readonly problems: LabProblem[] };

/** Files beyond these have no inline values. */
const sizeLimits = { lines: 20_000, lineLength: 20_000 } as const;

/** Turns a lab, and the files beside it that it imports, into a script that reports its values. */
export async function compileLab(input: CompileInput): Promise<CompileResult> {
  const files = await loadFiles(input.name, input.text, input.readFile ?? (() => Promise.resolve(null)), input.libraries);
  const [lab] = files;
  if (!lab || !isLinked(files)) return { ok: false, problems: files.filter(file => 'message' in file) };
  const emptiness = emptyLab(files[0]);
  if (emptiness) return { ok: false, problems: [emptiness] };
  // First: where exports come from is followed from file to file.
  const linked = runOrder(files);
  if ('problem' in linked) return { ok: false, problems: [linked.problem] };
  const problems = missingExports(files);
  if (problems.length > 0) return { ok: false, problems };

  const stops = input.upTo === undefined ? null : stopPlacesIn(files[0], input.upTo);
  if (input.upTo !== undefined && !stops) return { ok: false, problems: [nothingUpTo(input.upTo)] };

  const weaveWith = (hasProbes: boolean): { readonly woven: WovenFile[]; readonly sites: SiteList } => {
    const sites = new SiteList();
    const how = {
      hasProbes,
      hasDeclared: input.declarations === true,
      hasHidden: files.some(({ tree }) => hasHiddenCalls(tree)),
      hasPowers: input.powers ?? !hasRightPowers,
      hasExpressions: input.expressions === true,
      stops,
    };
    return { woven: files.map(file => weaveFile(files, file, linked.order, sites, how)), sites };
  };
  const large = tooLarge(files);
  let { woven, sites } = weaveWith(input.probes !== false && large === null);
  const notice = large ?? tooManyProbes(sites);
  if (notice !== large) ({ woven, sites } = weaveWith(false));
  const { code, labFiles, texts, map } = assemble(woven);
  // Without probes nobody hears how far a loop has come.
  const own = notice === null && input.probes !== false ? files[0] : undefined;
  const last = lastLoopIn(own);
  return {
    ok: true,
    lab: {
      code,
      sites: sites.sites,
      ...(own && { calls: calledWith(own) }),
      ...(last !== null && { lastLoop: last }),
      ...(stops && input.upTo !== undefined && { upTo: input.upTo }),
      files: labFiles,
      texts,
    },
    map,
    ...(input.declarations === true && { numberCount: sites.numberCount }),
    ...(notice !== null && { notice }),
  };
}

function isLinked(files: LinkedFile[] | LabProblem[]): files is LinkedFile[] {
  return files.every(file => 'tree' in file);
}

function lastLoopIn(file: LinkedFile | undefined): NonNullable<CompiledLab['lastLoop']> | null {
  const last = file ? lastLoop(file.tree) : null;
  return file && last ? { line: file.source.lines.lineAt(last.start), isNested: last.isNested } : null;
}

function emptyLab(file: LinkedFile | undefined): LabProblem | null {
  if (!file || file.tree.statements.some(statement => !ts.isEmptyStatement(statement))) return null;
  return {
    message: 'Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.',
    file: 0,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
  };
}

function stopPlacesIn(file: LinkedFile | undefined, line: number): StopPlaces | null {
  return file ? stopPlaces(file.tree, offset => file.source.lines.lineAt(offset), line) : null;
}

function nothingUpTo(line: number): LabProblem {
  const message = `Nothing runs up to line ${String(line)}. Put the cursor on a line that does something, or below one.`;
  return { message, file: 0, line, column: 1, endLine: line, endColumn: 1 };
}

/** More probes than these take more time and memory than what they show is worth. */
const mostProbes = 50_000;

function tooManyProbes(sites: SiteList): string | null {
  if (sites.sites.length <= mostProbes) return null;
  return `This lab has too many places for inline values (limit ${countText(mostProbes)}). It can still run.`;
}

function tooLarge(files: readonly LinkedFile[]): string | null {
  for (const { source } of files) {
    const what = source.index === 0 ? 'This file' : source.name;
    if (source.lines.count > sizeLimits.lines)
      return `${what} is too large for inline values (limit ${countText(sizeLimits.lines)} lines). It can still run.`;
    const long = source.text.split(/\r\n|\r|\n/u).findIndex(line => line.length > sizeLimits.lineLength);
    if (long >= 0)
      return `Line ${String(long + 1)} of ${source.index === 0 ? 'this file' : source.name} is too long for inline values (limit ${countText(sizeLimits.lineLength)} characters). It can still run.`;
  }
  return null;
}

interface WovenFile {
  readonly file: LinkedFile;
  /** Declarations of what the probes use. */
  readonly slots: string;
  readonly header: readonly HeaderPiece[];
  readonly scope: string;
  readonly weave: Weave;
}

function weaveFile(
  files: readonly LinkedFile[],
  file: LinkedFile,
  order: readonly number[],
  sites: SiteList,
  { hasProbes, hasDeclared, ...how }: Omit<Weaving, 'hasNumbers'> & { readonly hasProbes: boolean; readonly hasDeclared: boolean },
): WovenFile {
  const names = new InsertedNames(file.source.text);
  const weave = new Weave(blankModule(file));
  const closers = weaveDefaultExport(file, weave, names);
  const stops = file.source.index === 0 ? how.stops : null;
  const weaver = new ProbeWeaver(file, weave, names, sites, { ...how, stops, hasNumbers: hasDeclared });
  if (hasProbes) weaver.run();
  else {
    weaver.runWithoutProbes();
    closers.unshift(...weaveLiveExports(file, weave, names));
  }
  const declared = hasDeclared ? weaveDeclared(file, names, sites) : null;
  if (declared) closeDeclared(declared, weave);
  for (const { offset, text } of closers) weave.insert(offset, text);
  const declarations = [...weaver.header, ...(declared?.slots ?? [])];
  const slots = declarations.length > 0 ? `const ${declarations.join(',')};var ${names.held};` : '';
  const header = [...moduleHeader(files, file, names, order), ...(declared?.header ?? [])];
  return { file, slots, header, scope: names.scope, weave };
}

function assemble(woven: readonly WovenFile[]): { code: string; labFiles: LabFile[]; texts: LabText[]; map: LabMap } {
  let code = 'const $gatescopeLab=[';
  const parts: LabMapPart[] = [];
  const texts: LabText[] = [];
  for (const { file, slots, header, scope, weave } of woven) {
    const entry = code.length;
    // Two functions: the lab may declare a `console` of its own, and engines take what an outer function holds for
    // constant.
    code += `function(${scope}){"use strict";${slots}let console=${scope}.console;return(async function(){`;
    const pieces = header.map(({ text, origin }) => {
      const start = code.length;
      code += text;
      return { start, origin };
    });
    const start = code.length;
    const { text, inserted } = weave.finish();
    code += text;
    const { index, lines } = file.source;
    texts.push(ownText(file, start - entry, inserted));
    parts.push({ file: index, start, end: code.length, header: pieces, inserted, lines: lines.starts });
    // The last line may be a comment.
    code += '\n})()},';
  }
  code += '];';
  const lines = new LineTable(code, 'engine');
  const labFiles = parts.map(({ start, end }, index) => {
    const startLine = lines.lineAt(start);
    return { name: woven[index]?.file.source.name ?? '', startLine, lineCount: lines.lineAt(end) - startLine + 1 };
  });
  return { code, labFiles, texts, map: { lines: lines.starts, parts } };
}
