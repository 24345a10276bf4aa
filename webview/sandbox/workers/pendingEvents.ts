import type { RunEventKind, RunEventOf } from '../../../src/core/run/eventTable.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { NewestEvent } from './pending/newestEvent.ts';
import { PendingDials } from './pending/pendingDials.ts';
import { PendingOutput } from './pending/pendingOutput.ts';
import { PendingPoints } from './pending/pendingPoints.ts';
import { PendingValues } from './pending/pendingValues.ts';
import { PendingWarnings } from './pending/pendingWarnings.ts';
import type { Waiting } from './pending/waiting.ts';

/** The end of a run waits for nothing. */
type RunningKind = Exclude<RunEventKind, 'ended'>;

export type RunningEvent = RunEventOf<RunningKind>;

/** Room for one message, with a little to spare for its envelope. */
const messageBytes = 63 * 1024;

/** What a run has reported and the page has not seen yet: newest state only, bounded, cut into messages by size. */
export class PendingEvents {
  /** By kind, in the order in which they stand in a message. */
  private readonly waiting: { readonly [Kind in RunningKind]: Waiting<RunEventOf<Kind>> };

  /** `onLeftOut` is told of each value that is too large for a message. */
  constructor(onLeftOut: () => void = () => undefined) {
    this.waiting = {
      started: new NewestEvent(),
      line: new NewestEvent(),
      progress: new NewestEvent(),
      memory: new NewestEvent(),
      dial: new PendingDials(),
      warning: new PendingWarnings(),
      verdict: new NewestEvent(),
      values: new PendingValues(messageBytes - 1024, onLeftOut),
      metrics: new PendingPoints(points => ({ kind: 'metrics', points })),
      measured: new PendingPoints(points => ({ kind: 'measured', points })),
      trained: new NewestEvent(),
      output: new PendingOutput(),
      paused: new NewestEvent(),
    };
  }

  get isEmpty(): boolean {
    return Object.values(this.waiting).every(({ isEmpty }) => isEmpty);
  }

  add(event: RunningEvent): void {
    // The entry of a kind takes events of that kind, which the compiler does not follow through a union.
    const waiting: Waiting<RunningEvent> = this.waiting[event.kind];
    waiting.add(event);
  }

  /** One message's worth, oldest first. At the end of a run (`isLast`) nothing is held back to a trickle. */
  take(isLast: boolean): RunEvent[] {
    const events: RunEvent[] = [];
    // The brackets of the list.
    let room = messageBytes - 2;
    for (const waiting of Object.values<Waiting<RunEvent>>(this.waiting)) {
      const taken = waiting.take(room, isLast);
      events.push(...taken.events);
      room -= taken.bytes;
    }
    return events;
  }
}
