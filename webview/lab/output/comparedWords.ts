import { changeSummary, diffOutput, diffSummary, type OutputDiff } from '../../../src/core/comparing/outputDiff.ts';
import { comparedOutput, type ComparedOutput, type LabPageState } from '../state/labPageState.ts';

export const summaryOf: Readonly<Record<ComparedOutput['by'], (diff: OutputDiff) => string>> = {
  lesson: diffSummary,
  lastRun: changeSummary,
};

/** How the output of the run that has ended compares, as one sentence; null where it is compared with nothing. */
export function comparedWords(state: LabPageState): string | null {
  const compared = comparedOutput(state);
  const { run } = state;
  return compared && run ? summaryOf[compared.by](diffOutput(compared.lines, run.state.console, true)) : null;
}
