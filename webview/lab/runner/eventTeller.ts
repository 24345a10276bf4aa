import type { RunEvent, RunId } from '../../../src/core/run/run.ts';

/** Tells the host what happens in a run. What comes together goes together: each message passes through the window. */
export class EventTeller {
  private readonly send: (told: { readonly runId: RunId; readonly events: readonly RunEvent[] }) => void;
  private untold: { readonly runId: RunId; readonly events: RunEvent[] } | undefined;

  constructor(send: EventTeller['send']) {
    this.send = send;
  }

  tell(runId: RunId, event: RunEvent): void {
    if (this.untold?.runId === runId) {
      this.untold.events.push(event);
      return;
    }
    const told = { runId, events: [event] };
    this.untold = told;
    queueMicrotask(() => {
      if (this.untold === told) this.untold = undefined;
      this.send(told);
    });
  }
}
