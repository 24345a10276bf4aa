import { Disposable } from '../../core/base/disposable.ts';
import type { LabProblems } from '../runs/labProblems.ts';
import type { ValueSheets } from '../values/valueSheets.ts';
import type { CheckService } from './checkService.ts';

export interface PassedCheckOptions {
  readonly checks: Pick<CheckService, 'onDidCheck'>;
  readonly problems: Pick<LabProblems, 'clear'>;
  readonly sheets: Pick<ValueSheets, 'clearFailed'>;
}

/** A check that passes has the last word: what an older run said against the same file is not so any more. */
export class PassedCheck extends Disposable {
  constructor({ checks, problems, sheets }: PassedCheckOptions) {
    super();
    this.register(
      checks.onDidCheck(({ attempt, verdict }) => {
        if (verdict.kind !== 'right') return;
        problems.clear(attempt.uri);
        sheets.clearFailed(attempt.uri);
      }),
    );
  }
}
