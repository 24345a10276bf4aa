import { byKind, type EventTable } from '../core/run/eventTable.ts';
import type { LabWarning } from '../core/run/labWarning.ts';
import type { RunEvent } from '../core/run/run.ts';
import type { ProbeValue } from '../core/run/value.ts';

/** What the command line keeps of a run for its report. */
export class RunNotes {
  /** The newest state of every probe, by site. */
  readonly values = new Map<number, ProbeValue>();
  /** With the line of the lab that had been reached. */
  readonly warnings: { readonly warning: LabWarning; readonly lastLine: number }[] = [];
  private reached = 1;

  private readonly kept: EventTable<void> = {
    // The command line computes on the CPU.
    started: () => undefined,
    line: ({ line }) => {
      this.reached = line;
    },
    // Whole lines come by a way of their own, floods included.
    output: () => undefined,
    values: ({ values }) => {
      for (const value of values) this.values.set(value.site, value);
    },
    metrics: () => undefined,
    // Nobody turns them here.
    dial: () => undefined,
    measured: () => undefined,
    memory: () => undefined,
    trained: () => undefined,
    paused: () => undefined,
    warning: ({ warning }) => {
      this.warnings.push({ warning, lastLine: this.reached });
    },
    progress: () => undefined,
    verdict: () => undefined,
    // What `start` resolves to.
    ended: () => undefined,
  };

  /** The last line of the lab that was reached. */
  get lastLine(): number {
    return this.reached;
  }

  take(event: RunEvent): void {
    byKind(this.kept, event);
  }
}
