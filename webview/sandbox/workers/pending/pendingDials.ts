import type { RunEventOf } from '../../../../src/core/run/eventTable.ts';
import { dialLimits } from '../../../../src/core/run/dials.ts';
import { jsonBytes } from './jsonBytes.ts';
import { nothing, type Taken, type Waiting } from './waiting.ts';

type DialEvent = RunEventOf<'dial'>;

/** Dials that wait, each name once a run, and no more than a lab may have: it could send its own without end. */
export class PendingDials implements Waiting<DialEvent> {
  private readonly events: DialEvent[] = [];
  private readonly seen = new Set<string>();

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  add(event: DialEvent): void {
    const { name } = event.dial;
    if (this.seen.has(name) || this.seen.size >= dialLimits.dials) return;
    this.seen.add(name);
    this.events.push(event);
  }

  take(room: number): Taken<DialEvent> {
    let bytes = 0;
    let count = 0;
    for (const event of this.events) {
      const cost = jsonBytes(event) + 1;
      if (bytes + cost > room) break;
      bytes += cost;
      count++;
    }
    return count === 0 ? nothing : { events: this.events.splice(0, count), bytes };
  }
}
