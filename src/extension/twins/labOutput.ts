import type * as vscode from 'vscode';
import { leadingLines } from '../../core/words/consoleText.ts';
import type { LabRun } from '../runs/labRun.ts';
import type { LastRuns } from '../runs/lastRuns.ts';
import type { RunService } from '../runs/runService.ts';

/**
 * What the lab prints as it stands: of its last run, or of a run that is made for it. Null where it does not come to
 * its end.
 */
export async function labOutput(document: vscode.TextDocument, runs: RunService, lastRuns: LastRuns): Promise<readonly string[] | null> {
  const last = lastRuns.get(document.uri);
  const run =
    last && !last.isLive && !last.hasTurned && isFinished(last) && last.texts[0]?.isCurrent(document)
      ? last
      : await runToEnd(document, runs);
  return run && isFinished(run) ? leadingLines(run.state.console) : null;
}

function isFinished(run: LabRun): boolean {
  return run.state.outcome?.status === 'finished';
}

/** Undefined where it was refused, or another lab was run instead. */
async function runToEnd(document: vscode.TextDocument, runs: RunService): Promise<LabRun | undefined> {
  return new Promise(resolve => {
    const key = document.uri.toString();
    const settle = (run: LabRun | undefined): void => {
      ended.dispose();
      refused.dispose();
      resolve(run);
    };
    const ended = runs.onDidEnd(run => {
      if (run.uri.toString() === key && !run.isLive) settle(run);
    });
    const refused = runs.onDidRefuse(({ uri }) => {
      if (uri.toString() === key) settle(undefined);
    });
    const started = (): void => {
      // Another press came while it was on its way.
      if (!runs.isRunning(document.uri)) settle(undefined);
    };
    // The twin knows no dials.
    runs.turn(document, []).then(started, started);
  });
}
