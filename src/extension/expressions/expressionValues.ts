import type * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import type { ExpressionRuns, Told } from './expressionRuns.ts';
import { stepsOf, type ExpressionSteps } from './expressionStory.ts';
import { nameAt } from './nameAt.ts';
import { expressionAt, expressionsAround, placedExpressions, type PlacedExpression } from './placedExpression.ts';

/** What was asked about: the expression itself where there are steps, else why they are not known. */
export type ExpressionAnswer = ExpressionSteps | { readonly placed: PlacedExpression; readonly why: Shown };

/** Where somebody asks for an expression in a document. */
export interface Asked {
  readonly document: vscode.TextDocument;
  /** A whole expression; or a place in one, of which the innermost is meant that has something to tell. */
  readonly selection: vscode.Range;
  /** Names that get a value there are told, too, where no expression is. */
  readonly hasNames?: boolean;
}

/** Answers what an expression gave in the last run of the text it stands in. */
export class ExpressionValues {
  private readonly sheets: ValueSheets;
  private readonly runs: ExpressionRuns;

  constructor(sheets: ValueSheets, runs: ExpressionRuns) {
    this.sheets = sheets;
    this.runs = runs;
  }

  /** Null where there is no expression to tell. `see` comes to know it; where it is left out, that nobody notices. */
  async answer(
    { document, selection, hasNames = false }: Asked,
    see: (run: LabRun) => Promise<Told> = run => this.runs.tell(run),
  ): Promise<ExpressionAnswer | null> {
    const sheet = this.sheets.get(document.uri);
    const run = sheet?.run;
    const lab = run && (await this.runs.labOf(run));
    const named = (): ExpressionSteps | null => (sheet && hasNames ? nameAt(sheet, document, selection) : null);
    if (!lab) return named();
    const find = (): readonly [PlacedExpression[], PlacedExpression[]] => {
      const placed = placedExpressions(lab, run, document);
      const whole = selection.isEmpty ? undefined : expressionAt(placed, selection, document);
      return [placed, whole ? [whole] : selection.isEmpty ? expressionsAround(placed, selection.start) : []];
    };
    const [before] = find()[1];
    if (!before) return named();
    const told = await see(run);
    // What was typed meanwhile has moved it.
    const [placed, candidates] = find();
    const [first] = candidates;
    if (!first || this.sheets.get(document.uri)?.run !== run) return null;
    if ('why' in told) return { placed: first, why: told.why };
    return stepsOf(candidates, placed, told, this.sheets.isOutdated(document.uri));
  }
}
