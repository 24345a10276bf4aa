import * as vscode from 'vscode';
import type { Shown } from '../../core/words/shownText.ts';

export interface ProgressReport {
  readonly message: Shown;
  /** Percent since the last report. */
  readonly increment: number;
}

/** A notification with Cancel while `task` goes on. */
export async function withNotification<T>(
  title: Shown,
  task: (report: (report: ProgressReport) => void, cancel: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (progress, cancel) =>
    task(report => {
      progress.report(report);
    }, cancel),
  );
}

/** A word in the status bar while `task` goes on. */
export async function withStatusWord<T>(title: Shown, task: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
