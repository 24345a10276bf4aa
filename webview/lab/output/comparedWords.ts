import { changeSummary, diffOutput, diffSummary, type OutputDiff } from '../../../src/core/comparing/outputDiff.ts';
import type { ConsoleText } from '../../../src/core/words/consoleText.ts';
import { comparedOutput, hasAllOutput, type ComparedOutput } from '../state/comparedOutput.ts';
import type { LabPageState } from '../state/labPageState.ts';

export const summaryOf: Readonly<Record<ComparedOutput['by'], (diff: OutputDiff) => string>> = {
  lesson: diffSummary,
  lastRun: changeSummary,
};

let last: { readonly of: readonly unknown[]; readonly diff: OutputDiff } | null = null;

/** As `diffOutput`. What is drawn is told to screen readers, too: the last comparison is kept. */
export function comparedLines({ lines }: ComparedOutput, printed: ConsoleText, isComplete: boolean): OutputDiff {
  const of = [lines, printed, isComplete];
  if (!last?.of.every((part, at) => part === of[at])) last = { of, diff: diffOutput(lines, printed, isComplete) };
  return last.diff;
}

/** How the output of the run that has ended compares, as one sentence; null where it is compared with nothing. */
export function comparedWords(state: LabPageState): string | null {
  const compared = comparedOutput(state);
  const { run } = state;
  return compared && run ? summaryOf[compared.by](comparedLines(compared, run.state.console, hasAllOutput(run))) : null;
}
