import * as vscode from 'vscode';
import { gapNotice } from '../../core/words/consoleText.ts';
import type { OutcomeMessage } from '../../core/channels/labPageChannel.ts';
import { turnedWords } from '../../core/words/dialText.ts';
import { describeOutcome } from '../../core/words/outcomeText.ts';
import { isGpuLost } from '../../core/run/gpuLost.ts';
import type { RunOutcome } from '../../core/run/run.ts';
import { openDocumentAt } from '../host/documents.ts';
import type { LabRun } from './labRun.ts';

/** What the learner is told about a run that has ended. */
export function messageOf(run: LabRun, outcome: RunOutcome, timeLimitMs: number): OutcomeMessage {
  const place = outcome.status === 'failed' ? run.placesOf(outcome.error.frames)[0] : undefined;
  return describeOutcome(outcome, {
    lastLine: run.state.lastLine,
    timeLimitMs,
    thrownAt: place ? { line: place.line, file: place.file === 0 ? null : (run.lab.files[place.file]?.name ?? null) } : null,
    gap: gapNotice(run.state.console),
    notice: run.notice,
    upTo: run.lab.upTo ?? null,
    turned: turnedWords(run.state.dials),
    typeWarnings: outcome.status === 'finished' ? typeWarningsOf(run) : [],
  });
}

/** The outcome with positions in the learner's own text of the lab, as far as it was reached. */
export function outcomeInOwnText(run: LabRun, outcome: RunOutcome): RunOutcome {
  if (outcome.status !== 'failed') return outcome;
  const frames = run.placesOf(outcome.error.frames).filter(place => place.file === 0);
  return { ...outcome, error: { ...outcome.error, frames: frames.map(({ line, column }) => ({ line, column })) } };
}

/** Type errors do not keep a lab from running; they are counted while the text is still the one that ran. */
function typeWarningsOf(run: LabRun): number[] {
  const document = openDocumentAt(run.uri);
  if (!document || run.texts[0]?.isCurrent(document) !== true) return [];
  return vscode.languages
    .getDiagnostics(run.uri)
    .filter(({ source, severity }) => source === 'ts' && severity === vscode.DiagnosticSeverity.Error)
    .map(({ range }) => range.start.line + 1);
}

/** The text of a run whose GPU was lost, where it is still the one that ran: the page takes the CPU for it then. */
export function againOnCpu(run: LabRun, outcome: RunOutcome): vscode.TextDocument | undefined {
  if (!isGpuLost(outcome) || run.state.backend?.name !== 'webgl') return undefined;
  const document = openDocumentAt(run.uri);
  return document && run.texts[0]?.isCurrent(document) === true ? document : undefined;
}
