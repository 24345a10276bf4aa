import { alignLines } from './alignLines.ts';
import { leadingLines, type ConsoleText } from '../words/consoleText.ts';
import { countText } from '../words/numberText.ts';
import { differenceOf, type LineDifference } from './lineDifference.ts';

/** One line of expected against actual output. `toCome`: expected, and the lab is still running. */
export type DiffRow =
  | { readonly kind: 'equal'; readonly text: string }
  | { readonly kind: 'differs'; readonly expected: string; readonly actual: string; readonly difference: LineDifference }
  | { readonly kind: 'missing'; readonly text: string }
  | { readonly kind: 'extra'; readonly text: string }
  | { readonly kind: 'toCome'; readonly text: string };

export interface OutputDiff {
  readonly rows: readonly DiffRow[];
  /** Printed lines from this number on (0-based) stand in no row: all of them are more than expected. */
  readonly restFrom: number;
  readonly isComplete: boolean;
  /** How many lines of each kind, those after `restFrom` counted as extra. */
  readonly counts: Readonly<Record<DiffRow['kind'], number>>;
}

/** The max number of lines beyond the expected ones that are compared: a flood is not compared line by line. */
const extraLinesCompared = 200;

/**
 * Compares what a lab printed with what the unchanged lab prints. Empty lines at the very end do not count.
 * Until the output `isComplete`, expected lines after the last printed one are still to come.
 */
export function diffOutput(expected: readonly string[], printed: ConsoleText, isComplete: boolean): OutputDiff {
  const lines = leadingLines(printed);
  const isAllThere = lines.length === printed.total;
  const wanted = withoutEmptyEnd(expected);
  const compared = (isComplete && isAllThere ? withoutEmptyEnd(lines) : lines).slice(0, wanted.length + extraLinesCompared);
  const rest = isComplete && isAllThere ? withoutEmptyEnd(lines).length - compared.length : printed.total - compared.length;
  const aligned = alignLines(wanted, compared, !isComplete);
  const lastPrinted = aligned.findLastIndex(([, actual]) => actual !== null);
  const rows = aligned.map(([e, a], i) =>
    rowOf(e === null ? null : wanted[e], a === null ? null : compared[a], !isComplete && i > lastPrinted),
  );
  const counts = { equal: 0, differs: 0, missing: 0, extra: rest, toCome: 0 };
  for (const row of rows) counts[row.kind]++;
  return { rows, restFrom: rest > 0 ? compared.length : printed.total, isComplete, counts };
}

/** True where a finished lab printed what was expected, byte for byte, but for empty lines at the end. */
export function isAsExpected({ isComplete, counts }: OutputDiff): boolean {
  return isComplete && counts.differs + counts.missing + counts.extra === 0;
}

/** The comparison as one sentence. */
export function diffSummary(diff: OutputDiff): string {
  const { equal, differs, missing, extra, toCome } = diff.counts;
  const expected = equal + differs + missing + toCome;
  if (isAsExpected(diff))
    return `Output as expected: ${expected === 1 ? 'the 1 line is' : `all ${countText(expected)} lines are`} the same.`;
  const faults = [
    differs > 0 && `${lines(differs)} ${differs === 1 ? 'differs' : 'differ'}`,
    missing > 0 && `${lines(missing)} ${missing === 1 ? 'is' : 'are'} missing`,
    extra > 0 && `${lines(extra)} more than expected`,
  ].filter(fault => fault !== false);
  const same = `${countText(equal)} of ${lines(expected)} as expected`;
  return `${[diff.isComplete ? same : `${same} so far`, ...faults].join(', ')}.`;
}

/** A comparison with what the learner's last run printed, as one sentence: nothing in it is a mistake. */
export function changeSummary(diff: OutputDiff): string {
  const { equal, differs, missing, extra } = diff.counts;
  if (isAsExpected(diff)) return `Printed the same ${equal === 1 ? 'line' : lines(equal)} as your last run.`;
  const changes = [
    differs > 0 && `${lines(differs)} ${differs === 1 ? 'differs' : 'differ'}`,
    extra > 0 && `${lines(extra)} ${extra === 1 ? 'is' : 'are'} new`,
    missing > 0 && `${lines(missing)} ${missing === 1 ? 'is' : 'are'} gone`,
  ].filter(change => change !== false);
  return `Since your last run: ${changes.join(', ')}.`;
}

function rowOf(expected: string | null | undefined, actual: string | null | undefined, isLater: boolean): DiffRow {
  if (typeof expected === 'string' && typeof actual === 'string') {
    if (expected === actual) return { kind: 'equal', text: actual };
    return { kind: 'differs', expected, actual, difference: differenceOf(expected, actual) };
  }
  if (typeof actual === 'string') return { kind: 'extra', text: actual };
  return { kind: isLater ? 'toCome' : 'missing', text: expected ?? '' };
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex(line => line.trim() !== '') + 1);
}

function lines(count: number): string {
  return `${countText(count)} ${count === 1 ? 'line' : 'lines'}`;
}
