import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import { jsonBytes } from './jsonBytes.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

type WarningEvent = RunEventOf<'warning'>;

/** Warnings that wait, each code once a run: a lab could send its own without end. They are few, so they always fit. */
export class PendingWarnings implements Waiting<WarningEvent> {
  private events: WarningEvent[] = [];
  private readonly seen = new Set<string>();

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  add(event: WarningEvent): void {
    const { code } = event.warning;
    if (this.seen.has(code)) return;
    this.seen.add(code);
    this.events.push(event);
  }

  take(): Taken<WarningEvent> {
    if (this.isEmpty) return nothing;
    const { events } = this;
    this.events = [];
    return { events, bytes: jsonBytes(events) };
  }
}
