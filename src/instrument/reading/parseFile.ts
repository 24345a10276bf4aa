import ts from 'typescript';
import { countText } from '../../core/words/numberText.ts';
import type { LabProblem } from '../../core/run/compiledLab.ts';
import { blankTypes } from './blankTypes.ts';
import { commasOfNumbers, decimalCommaText } from '../faults/decimalComma.ts';
import { commasInIndices, pythonIndexText } from '../faults/pythonIndex.ts';
import { pythonLineText } from '../faults/pythonLine.ts';
import { misreadAsPython } from '../faults/pythonSense.ts';
import { tooDeepAt } from '../faults/nesting.ts';
import { earlyBrace } from '../faults/earlyBrace.ts';
import { earlyErrorText } from '../faults/earlyErrorText.ts';
import { ModuleParser } from './moduleParser.ts';
import { typeNames } from '../syntax/typeNames.ts';
import { readTypeScript, syntaxDiagnostics } from './readTypeScript.ts';
import { parserText } from '../faults/parserText.ts';
import { problemAt, type LabSource } from '../faults/labProblem.ts';
import { refusedSyntax } from '../faults/refusedSyntax.ts';
import { unsupportedTypeScript } from '../faults/unsupportedTypeScript.ts';

/** A file that parses: its tree, and its text with the types blanked out, of equal length. */
export interface ParsedFile {
  readonly source: LabSource;
  readonly tree: ts.SourceFile;
  readonly script: string;
}

/** In UTF-16 units. */
const longestText = 10_000_000;

/** At most this many problems of one file are told. */
const problemLimit = 20;

export function parseFile(source: LabSource): ParsedFile | LabProblem[] {
  if (source.text.length > longestText) {
    const most = countText(longestText);
    return [problemAt(source, 0, 0, `this file is too long to be read (limit ${most} characters). Take data out of it, or compute them.`)];
  }
  const isScript = source.name.endsWith('.js');
  // A first line `#!…` may stand only at the very start of a script, where the lab's text no longer is.
  const text = source.text.startsWith('#!') ? `//${source.text.slice(2)}` : source.text;
  try {
    const tree = readTypeScript(text, { isScript, hasParents: true });
    const problems = syntaxProblems(source, tree);
    if (problems.length > 0) return problems;
    const deep = tooDeepAt(tree);
    if (deep) return [tooDeep(source, deep.getStart(tree), deep.end)];
    const refused: LabProblem[] = [];
    const script = isScript ? text : blankTypes(tree, node => refused.push(unsupportedTypeScript(source, node)));
    if (refused.length === 0) refused.push(...refusedSyntax(source, tree));
    if (refused.length > 0) return refused.slice(0, problemLimit);
    const early = earlyError(source, tree, script);
    if (early) return [early];
    const misread = [...commasInIndices(tree), ...commasOfNumbers(tree), ...misreadAsPython(tree)].slice(0, problemLimit);
    if (misread.length > 0)
      return misread.map(({ node, sentence: inWords }) => problemAt(source, node.getStart(tree), node.end, `${inWords} Then run again.`));
    return { source, tree, script };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [tooDeep(source, 0, 0)];
  }
}

function tooDeep(source: LabSource, start: number, end: number): LabProblem {
  return problemAt(source, start, end, 'this file is nested too deeply to be read. Split the longest expression and run again.');
}

function syntaxProblems(source: LabSource, tree: ts.SourceFile): LabProblem[] {
  const problems: LabProblem[] = [];
  let isLost = false;
  const all = syntaxDiagnostics(tree);
  const diagnostics = all.slice(0, problemLimit);
  const found = diagnostics.length > 0 ? earlyBrace(source.text) : null;
  // The parser stumbles over a } that closes nothing; where it does not, another one was meant.
  const brace = found && all.some(({ start }) => start === found.surplus) ? found : null;
  for (const diagnostic of diagnostics) {
    const { start, length, messageText } = diagnostic;
    // From there on the parser is astray, whatever it says first.
    if (brace && !isLost && brace.start <= start) {
      problems.push(problemAt(source, brace.start, brace.end, `${brace.sentence} Fix it and run again.`));
      break;
    }
    const message = sentence(ts.flattenDiagnosticMessageText(messageText, ' '));
    const known = decimalCommaText(source.text, start, message) ?? pythonIndexText(source.text, start);
    const own = known === null ? (pythonLineText(source.text, start) ?? parserText(tree, diagnostic)) : null;
    const said = own ?? { start, end: start + length, sentence: known ?? message, isLost: false };
    const problem = problemAt(source, said.start, said.end, `${said.sentence} Fix it and run again.`);
    // Over one mistake TypeScript can stumble several times on a line, and where it has lost its way on later ones.
    if (isLost || problems.some(({ line }) => line === problem.line)) continue;
    isLost = said.isLost;
    problems.push(problem);
  }
  return problems;
}

/**
 * What TypeScript's parser leaves to its checker: names declared twice, `break` outside a loop, assignments to what
 * cannot be assigned … A lab that has one would not start at all.
 */
function earlyError(source: LabSource, tree: ts.SourceFile, script: string): LabProblem | null {
  try {
    ModuleParser.read(script, typeNames(tree));
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos, raisedAt } = error as SyntaxError & { readonly pos: number; readonly raisedAt: number };
    const said = error.message.replace(/ \(\d+:\d+\)$/u, '').replace(/\.$/u, '');
    return problemAt(
      source,
      pos,
      Math.max(pos + 1, raisedAt),
      `${decimalCommaText(source.text, pos, said) ?? pythonIndexText(source.text, pos) ?? earlyErrorText(said, tree, pos)} Fix it and run again.`,
    );
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
