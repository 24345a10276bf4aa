import { Disposable } from '../../core/base/disposable.ts';
import { ExpressionCommands } from '../expressions/expressionCommands.ts';
import { ExpressionHover } from '../expressions/expressionHover.ts';
import { ExpressionRuns, type ExpressionRunsOptions } from '../expressions/expressionRuns.ts';
import { ExpressionValues } from '../expressions/expressionValues.ts';
import { SelectionStatus } from '../expressions/selectionStatus.ts';
import type { Commands } from '../trust/commands.ts';
import type { ValueSheets } from '../values/valueSheets.ts';

export interface ExpressionPartsOptions extends ExpressionRunsOptions {
  readonly sheets: ValueSheets;
  readonly commands: Commands;
}

/** What the expressions of a line gave in the last run. */
export class ExpressionParts extends Disposable {
  constructor({ sheets, commands, ...options }: ExpressionPartsOptions) {
    super();
    const runs = this.register(new ExpressionRuns(options));
    const values = new ExpressionValues(sheets, runs);
    this.register(new ExpressionHover(values));
    this.register(new ExpressionCommands({ sheets, runs, values, commands }));
    this.register(new SelectionStatus(values, sheets));
  }
}
