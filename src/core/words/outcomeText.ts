import { cutText, oneLine } from './cutText.ts';
import { errorWords } from './errorWords.ts';
import { assertNever } from '../base/assertNever.ts';
import { isGpuLost } from '../run/gpuLost.ts';
import type { LabProblem } from '../run/compiledLab.ts';
import type { OutcomeMessage } from '../channels/labPageChannel.ts';
import type { RunOutcome } from '../run/run.ts';

/** The max length of a sentence that is shown; longer ones are cut in the part that came from the lab. */
const longestMessage = 400;

/** What is known about a run besides its outcome. */
export interface OutcomeContext {
  /** Last line of the lab's own file that was reached, in the text that ran. */
  readonly lastLine: number | null;
  readonly timeLimitMs: number;
  /** Where the lab threw; `file` names a file beside the lab, null for the lab itself. */
  readonly thrownAt: { readonly line: number; readonly file: string | null } | null;
  /** `gapNotice` of what the lab printed: a sentence where not every line was kept. */
  readonly gap: string | null;
  /** What the compiler said of a lab that runs with less than it could have: a file too large for inline values. */
  readonly notice: string | null;
  /** The line the run was to go to; null where it was to go to the lab's end. */
  readonly upTo: number | null;
  /** `turnedWords` of its dials. */
  readonly turned: string | null;
  /** Lines with type errors, which do not keep a lab from running. */
  readonly typeWarnings: readonly number[];
}

/** How a run ended, in one sentence for the learner. */
export function describeOutcome(outcome: RunOutcome, context: OutcomeContext): OutcomeMessage {
  switch (outcome.status) {
    case 'finished':
      return finished(outcome.ms, context);
    case 'failed':
      if (isGpuLost(outcome)) return machineFault('E-GPU-LOST', oneLine(outcome.error.message), context);
      if (outcome.error.fault === 'tensorBudget') {
        return machineFault('E-TENSORS', `Stopped: ${oneLine(outcome.error.message)}`, context);
      }
      return failed(outcome.error.fault === 'loss' ? 'E-LOSS' : 'E-THROW', oneLine(errorWords(outcome.error)), context.thrownAt);
    case 'stopped':
      return stopped(outcome, context);
    default:
      return assertNever(outcome);
  }
}

function finished(ms: number, { gap, notice, typeWarnings, upTo, turned }: OutcomeContext): OutcomeMessage {
  if (gap !== null) return { code: 'E-FLOOD', severity: 'info', text: gap, line: null };
  if (notice !== null) return { code: 'E-LARGE', severity: 'info', text: cutText(notice, longestMessage), line: null };
  const [line] = typeWarnings;
  if (line !== undefined) return { code: 'E-TYPES', severity: 'info', text: `Ran with ${typeWarningText(typeWarnings)}.`, line };
  if (upTo !== null)
    return {
      code: 'E-PASSED',
      severity: 'info',
      text: `Finished in ${seconds(ms)}: the lab never came to line ${String(upTo)}.`,
      line: upTo,
    };
  const how = turned === null ? '' : `, with ${turned}`;
  return { code: 'OK', severity: 'ok', text: cutText(`Finished in ${seconds(ms)}${how}.`, longestMessage), line: null };
}

/** The GPU was lost in a run that is made again. */
export function gpuLostText(line: number | null): OutcomeMessage {
  const place = line === null ? '' : ` at line ${String(line)}`;
  const text = `The GPU was lost${place}, so the numbers cannot be trusted. The lab runs again on the CPU, from its start.`;
  return { code: 'E-GPU-LOST', severity: 'info', text, line };
}

/** The sandbox ended the run: the sentence is its own and says where to look. */
function machineFault(code: string, message: string, { thrownAt }: OutcomeContext): OutcomeMessage {
  return { code, severity: 'error', text: cutText(message, longestMessage), line: thrownAt?.file === null ? thrownAt.line : null };
}

function failed(code: string, message: string, thrownAt: OutcomeContext['thrownAt']): OutcomeMessage {
  const place =
    thrownAt === null
      ? ''
      : thrownAt.file === null
        ? `Line ${String(thrownAt.line)}: `
        : `${cutText(thrownAt.file, 40)}, line ${String(thrownAt.line)}: `;
  const line = thrownAt?.file === null ? thrownAt.line : null;
  return { code, severity: 'error', text: place + cutText(message, longestMessage - place.length), line };
}

function stopped(outcome: Extract<RunOutcome, { status: 'stopped' }>, context: OutcomeContext): OutcomeMessage {
  const line = context.lastLine;
  const lastLine = line === null ? '' : ` Last line reached: ${String(line)}.`;
  switch (outcome.reason) {
    case 'user':
      return { code: 'E-STOP', severity: 'info', text: `Stopped after ${seconds(outcome.ms)}.${lastLine}`, line };
    case 'time': {
      const limit = `${String(Math.round(context.timeLimitMs / 1000))} s`;
      return { code: 'E-TIME', severity: 'error', text: `Stopped: still running after ${limit} (your limit).${lastLine}`, line };
    }
    case 'memory': {
      const text = `The lab ran out of memory and was closed. VS Code and your code are fine.${lastLine}`;
      return { code: 'E-MEM', severity: 'error', text, line };
    }
    case 'lost':
      return {
        code: 'E-LOST',
        severity: 'error',
        text: `The lab stopped answering and was closed. Your code is safe. Run it again.${lastLine}`,
        line,
      };
    case 'closed':
      return { code: 'E-CLOSED', severity: 'info', text: 'Stopped: the lab view was closed or moved.', line: null };
    case 'replaced':
      return { code: 'E-REPLACED', severity: 'info', text: 'Stopped: a new run took its place.', line: null };
    case 'reached': {
      const there = context.upTo === null ? '' : ` to line ${String(context.upTo)}`;
      // As it was asked for, which the head of the lab view says.
      return { code: 'OK', severity: 'ok', text: `Ran${there} in ${seconds(outcome.ms)}.`, line: context.upTo };
    }
    default:
      return assertNever(outcome.reason);
  }
}

/** Everything else that can keep a lab from running or showing, as it is said to the learner. */
export const notices = {
  empty: {
    code: 'E-EMPTY',
    severity: 'info',
    text: 'Nothing to run yet: the text holds no code. Gatescope: New Lab makes a lab that runs.',
    line: null,
  },
  trust: { code: 'E-TRUST', severity: 'error', text: 'Running labs needs a trusted folder.', line: null },
  noLab: { code: 'E-NOLAB', severity: 'info', text: 'Open a lab first: a file whose name ends in .lab.ts or .lab.js.', line: null },
  pageRestarted: { code: 'E-PAGE', severity: 'error', text: 'The lab view restarted. Your code is safe. Run the lab again.', line: null },
  pageFailed: {
    code: 'E-VIEW',
    severity: 'error',
    text: 'Something in the lab view failed and was restarted. Your code is safe. Run the lab again.',
    line: null,
  },
} as const satisfies Readonly<Record<string, OutcomeMessage>>;

/** Why a lab was not run. A problem's own sentence already says where and what to do. */
export function describeProblem(problem: LabProblem): OutcomeMessage {
  if (problem.message === notices.empty.text) return notices.empty;
  const code = problem.message.includes('labs can import only') ? 'E-IMPORT' : 'E-SYNTAX';
  const text = cutText(oneLine(problem.message), longestMessage) || 'This lab cannot be read. Fix it and run again.';
  return { code, severity: 'error', text, line: problem.file === 0 ? problem.line : null };
}

/** `40 ms`, `0.3 s`, `12.0 s`, `2 min 5 s`. */
export function seconds(ms: number): string {
  if (ms < 99.5) return `${String(Math.max(1, Math.round(ms)))} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  return `${String(Math.floor(tenths / 600))} min ${String(Math.floor((tenths % 600) / 10))} s`;
}

function typeWarningText(lines: readonly number[]): string {
  const unique = [...new Set(lines)];
  const shown = unique.slice(0, 5).join(', ') + (unique.length > 5 ? ' …' : '');
  return `${String(lines.length)} type warning${lines.length === 1 ? '' : 's'} (line${unique.length === 1 ? '' : 's'} ${shown})`;
}
