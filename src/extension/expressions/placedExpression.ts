import * as vscode from 'vscode';
import type { CompiledLab, ProbeSite } from '../../core/run/compiledLab.ts';
import { isSameUri } from '../host/labDocument.ts';
import type { LabRun } from '../runs/labRun.ts';

/** An expression of a run, where it stands in the text now. */
export interface PlacedExpression {
  /** Its number among the probes of the lab that has them. */
  readonly site: number;
  readonly range: vscode.Range;
  /** As it is written, on one line. */
  readonly text: string;
  /** An edit may have changed what it gives. */
  readonly isOld: boolean;
}

/** The expressions of a document on lines that read as they ran; those on edited lines are none any more. */
export function placedExpressions(lab: CompiledLab, run: LabRun, document: vscode.TextDocument): PlacedExpression[] {
  const file = run.texts.findIndex(text => text !== null && isSameUri(text.uri, document.uri));
  return lab.sites.flatMap((site, index) => {
    const range = site.role === 'expression' && site.file === file ? rangeOf(site, run, document) : null;
    if (!range) return [];
    const text = document.getText(range).replaceAll(/\s+/gu, ' ');
    return [{ site: index, range, text, isOld: linesOf(site).some(line => run.stale.isStale(file, line)) }];
  });
}

function rangeOf(site: ProbeSite, run: LabRun, document: vscode.TextDocument): vscode.Range | null {
  const { nameLine, nameColumn, line, endColumn } = site;
  const text = run.texts[site.file];
  if (!text || endColumn === undefined) return null;
  const places = linesOf(site).map(each => text.locate(each, document));
  const start = places[0]?.line;
  if (start === undefined || places.some((place, index) => place?.isOld !== false || place.line !== start + index)) return null;
  return new vscode.Range(start - 1, nameColumn - 1, start - 1 + line - nameLine, endColumn - 1);
}

function linesOf({ nameLine, line }: ProbeSite): number[] {
  return Array.from({ length: line - nameLine + 1 }, (_, index) => nameLine + index);
}

/** Those around a position, from the innermost out. */
export function expressionsAround(placed: readonly PlacedExpression[], position: vscode.Position): PlacedExpression[] {
  const depth = ({ range }: PlacedExpression): number => placed.filter(other => other.range.contains(range)).length;
  return placed.filter(({ range }) => range.contains(position)).sort((one, other) => depth(other) - depth(one));
}

/** The one that is selected, without what blanks and parentheses are around it. */
export function expressionAt(
  placed: readonly PlacedExpression[],
  selection: vscode.Range,
  document: vscode.TextDocument,
): PlacedExpression | undefined {
  const range = bareRange(selection, document);
  return placed.find(each => each.range.isEqual(range));
}

function bareRange(selection: vscode.Range, document: vscode.TextDocument): vscode.Range {
  let start = document.offsetAt(selection.start);
  let text = document.getText(selection);
  for (;;) {
    const inner = /^\((.*)\)$/su.exec(text.trim())?.[1];
    const kept = inner !== undefined && isBalanced(inner) ? inner : text.trim();
    if (kept === text) break;
    start += text.indexOf(kept);
    text = kept;
  }
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** True where each parenthesis closes one of the text's own. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if (letter === '(') open++;
    if (letter === ')') open--;
    if (open < 0) return false;
  }
  return open === 0;
}
