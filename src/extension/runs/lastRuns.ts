import type * as vscode from 'vscode';
import type { LabRun } from './labRun.ts';

const kept = 12;

/** The newest run of each lab, for the view to show again. It keeps those of the labs that were run last. */
export class LastRuns {
  private readonly runs = new Map<string, LabRun>();

  get(uri: vscode.Uri): LabRun | undefined {
    return this.runs.get(uri.toString());
  }

  set(run: LabRun): void {
    const key = run.uri.toString();
    this.runs.delete(key);
    this.runs.set(key, run);
    for (const oldest of this.runs.keys()) {
      if (this.runs.size <= kept) break;
      this.runs.delete(oldest);
    }
  }
}
