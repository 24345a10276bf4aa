import type * as vscode from 'vscode';
import type { LabRun } from './labRun.ts';
import type { WholeRun } from './wholeRun.ts';

const kept = 12;

/** The newest run of each lab, for the view to show again. It keeps those of the labs that were run last. */
export class LastRuns {
  private readonly runs = new Map<string, LabRun>();
  private readonly whole = new Map<string, WholeRun>();

  get(uri: vscode.Uri): LabRun | undefined {
    return this.runs.get(uri.toString());
  }

  set(run: LabRun): void {
    const key = run.uri.toString();
    const whole = this.wholeOf(run.uri);
    if (whole) this.whole.set(key, whole);
    this.runs.delete(key);
    this.runs.set(key, run);
    for (const oldest of this.runs.keys()) {
      if (this.runs.size <= kept) break;
      this.runs.delete(oldest);
      this.whole.delete(oldest);
    }
  }

  /** The last run of a lab that the learner asked for and that came to its end. */
  wholeOf(uri: vscode.Uri): WholeRun | null {
    const run = this.get(uri);
    if (run && !run.isLive && run.state.outcome?.status === 'finished') return { lab: run.lab, state: run.state };
    return this.whole.get(uri.toString()) ?? null;
  }
}
