import { parse as parseScript } from 'acorn';
import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';
import type { LabProblem } from '../core/compiledLab.ts';
import { problemAt, type LabSource } from './labProblem.ts';
import { refusedSyntax } from './refusedSyntax.ts';
import { unsupportedTypeScript } from './unsupportedTypeScript.ts';

/** A file that parses: its tree, and its text with the types blanked out, of equal length. */
export interface ParsedFile {
  readonly source: LabSource;
  readonly tree: ts.SourceFile;
  readonly script: string;
}

/** At most this many problems of one file are told. */
const problemLimit = 20;

export function parseFile(source: LabSource): ParsedFile | LabProblem[] {
  const isScript = source.name.endsWith('.js');
  // A first line `#!…` may stand only at the very start of a script, where the lab's text no longer is.
  const text = source.text.startsWith('#!') ? `//${source.text.slice(2)}` : source.text;
  try {
    const tree = ts.createSourceFile(
      isScript ? 'lab.js' : 'lab.ts',
      text,
      { languageVersion: ts.ScriptTarget.Latest, impliedNodeFormat: ts.ModuleKind.ESNext },
      true,
      isScript ? ts.ScriptKind.JS : ts.ScriptKind.TS,
    );
    const problems = syntaxProblems(source, tree);
    if (problems.length > 0) return problems;
    const refused: LabProblem[] = [];
    const script = isScript ? text : blankSourceFile(tree, node => refused.push(unsupportedTypeScript(source, node)));
    if (refused.length === 0) refused.push(...refusedSyntax(source, tree));
    if (refused.length > 0) return refused.slice(0, problemLimit);
    const early = earlyError(source, script);
    return early ? [early] : { source, tree, script };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [problemAt(source, 0, 0, 'this file is nested too deeply to be read. Split the longest expression and run again.')];
  }
}

function syntaxProblems(source: LabSource, tree: ts.SourceFile): LabProblem[] {
  // TypeScript keeps the parser's own diagnostics here; the public way to them builds a whole program.
  const { parseDiagnostics } = tree as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics
    .slice(0, problemLimit)
    .map(({ start, length, messageText }) =>
      problemAt(source, start, start + length, `${sentence(ts.flattenDiagnosticMessageText(messageText, ' '))} Fix it and run again.`),
    );
}

/**
 * What TypeScript's parser leaves to its checker: names declared twice, `break` outside a loop, assignments to what
 * cannot be assigned … A lab that has one would not start at all.
 */
function earlyError(source: LabSource, script: string): LabProblem | null {
  try {
    parseScript(script, { ecmaVersion: 'latest', sourceType: 'module' });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos, raisedAt } = error as SyntaxError & { readonly pos: number; readonly raisedAt: number };
    return problemAt(
      source,
      pos,
      Math.max(pos + 1, raisedAt),
      `${sentence(error.message.replace(/ \(\d+:\d+\)$/u, ''))} Fix it and run again.`,
    );
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
