import type { RunId } from '../../../src/core/run/run.ts';

type Listener = (step: number | null) => void;

/** The training cursor: the step that is looked at, in the chart and in the X-ray alike; null: the model at its end. */
export class TrainingCursor {
  private readonly listeners = new Set<Listener>();
  private runId: RunId | null = null;
  private now: number | null = null;

  get step(): number | null {
    return this.now;
  }

  set step(step: number | null) {
    if (step === this.now) return;
    this.now = step;
    for (const listener of this.listeners) listener(step);
  }

  /** Listens for as long as the page is open. */
  onDidMove(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** Another run begins at its end. */
  follow(runId: RunId | null): void {
    if (runId === this.runId) return;
    this.runId = runId;
    this.step = null;
  }
}
