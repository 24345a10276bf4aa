import type { RunId, StopReason } from '../../../src/core/run/run.ts';

export interface LaneRequest {
  readonly runId: RunId;
}

/** A run that has been started. It tells the lane when it has ended, once. */
export interface LaneRun {
  stop(reason: StopReason): void;
}

export interface LaneParts<Request extends LaneRequest> {
  /** Starts a run. `onEnded` must be called when nothing of it lives any more, and not before this returns. */
  readonly start: (request: Request, onEnded: () => void) => LaneRun;
  /** A run that was asked for but will never start. */
  readonly skip: (request: Request, reason: StopReason) => void;
}

interface Waiting<Request> {
  readonly request: Request;
  readonly resolve: () => void;
}

/** One run at a time, and the last one asked for wins: it starts when the one before it has ended. */
export class RunLane<Request extends LaneRequest> {
  private readonly parts: LaneParts<Request>;
  private current: { readonly runId: RunId; readonly run: LaneRun; readonly ended: Promise<void> } | undefined;
  private waiting: Waiting<Request> | undefined;

  constructor(parts: LaneParts<Request>) {
    this.parts = parts;
  }

  get isBusy(): boolean {
    return this.current !== undefined;
  }

  /** Resolves when the run has been started, or will never be. */
  run(request: Request): Promise<void> {
    this.skipWaiting('replaced');
    return new Promise(resolve => {
      this.waiting = { request, resolve };
      if (this.current) this.current.run.stop('replaced');
      else this.startWaiting();
    });
  }

  /** Resolves when the run has ended; at once where there is no such run. */
  async stop(runId: RunId, reason: StopReason): Promise<void> {
    if (this.waiting?.request.runId === runId) this.skipWaiting(reason);
    if (this.current?.runId !== runId) return;
    const { run, ended } = this.current;
    run.stop(reason);
    await ended;
  }

  /** Ends what runs and what waits. */
  stopAll(reason: StopReason): void {
    this.skipWaiting(reason);
    this.current?.run.stop(reason);
  }

  private startWaiting(): void {
    if (!this.waiting) return;
    const { request, resolve } = this.waiting;
    this.waiting = undefined;
    let onEnded: () => void = () => undefined;
    const ended = new Promise<void>(done => {
      onEnded = done;
    });
    const run = this.parts.start(request, () => {
      this.current = undefined;
      onEnded();
      this.startWaiting();
    });
    this.current = { runId: request.runId, run, ended };
    resolve();
  }

  private skipWaiting(reason: StopReason): void {
    if (!this.waiting) return;
    const { request, resolve } = this.waiting;
    this.waiting = undefined;
    this.parts.skip(request, reason);
    resolve();
  }
}
