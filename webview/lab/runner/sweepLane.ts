import type { TurnedDial } from '../../../src/core/run/dials.ts';
import type { RunEvent, RunId, RunOutcome } from '../../../src/core/run/run.ts';

/** Many runs of one lab, each with dials of its own. */
export interface SweepRequest {
  /** The run whose lab it is: the last one of this page. */
  readonly runId: RunId;
  readonly runs: readonly (readonly TurnedDial[])[];
  readonly listener: SweepListener;
}

export interface SweepListener {
  /** An event of the run at this place of `runs`; each that begins ends with `ended`, or is cut off. */
  event(index: number, event: RunEvent): void;
  /** Nothing of it runs any more. `cancelled`: by the learner; `replaced`: another run or check has begun. */
  over(how: SweepEnd): void;
}

export type SweepEnd = 'done' | 'cancelled' | 'replaced';

export interface Sweep {
  cancel(): void;
}

/** A run of a sweep, on its way. */
export interface SweepRun {
  dispose(): void;
}

export interface SweepParts {
  readonly request: SweepRequest;
  /** How many run side by side. */
  readonly lanes: number;
  /** Starts one; `onEnded` comes once, when nothing of it lives any more, and not before this returns. */
  readonly start: (turned: readonly TurnedDial[], onEvent: (event: RunEvent) => void, onEnded: (outcome: RunOutcome) => void) => SweepRun;
}

/** The runs of a sweep, some side by side, each in a sandbox of its own. */
export class SweepLane implements Sweep {
  private readonly parts: SweepParts;
  private readonly running = new Set<SweepRun>();
  private next = 0;
  private isOver = false;

  constructor(parts: SweepParts) {
    this.parts = parts;
  }

  begin(): void {
    const { lanes, request } = this.parts;
    if (request.runs.length === 0) this.end('done');
    for (let lane = 0; lane < lanes; lane++) this.startNext();
  }

  cancel(how: Exclude<SweepEnd, 'done'> = 'cancelled'): void {
    if (this.isOver) return;
    // Their workers end at once, in the middle of whatever they do.
    for (const run of this.running) run.dispose();
    this.running.clear();
    this.end(how);
  }

  private startNext(): void {
    const { request, start } = this.parts;
    const index = this.next;
    const turned = request.runs[index];
    if (!turned || this.isOver) return;
    this.next++;
    const run = start(
      turned,
      event => {
        if (!this.isOver) request.listener.event(index, event);
      },
      outcome => {
        if (!this.running.delete(run)) return;
        run.dispose();
        request.listener.event(index, { kind: 'ended', outcome });
        this.startNext();
        if (this.running.size === 0) this.end('done');
      },
    );
    this.running.add(run);
  }

  private end(how: SweepEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    this.parts.request.listener.over(how);
  }
}
