import { byKind, type EventTable } from '../../../src/core/run/eventTable.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';

const silent = (): null => null;

const spoken: EventTable<string | null> = {
  started: () => 'The lab is running.',
  line: silent,
  // Printed lines and numbers come too fast to be listened to.
  output: silent,
  values: silent,
  metrics: silent,
  // The controls are named where they stand; what was turned is told by the line above them.
  dial: silent,
  measured: silent,
  memory: silent,
  warning: ({ warning }) => `Warning: ${warning.message}`,
  progress: silent,
  paused: ({ isPaused }) => (isPaused ? 'The lab stands still: what it has shown so far can be looked at.' : 'The lab goes on.'),
  trained: silent,
  verdict: silent,
  // The host puts the outcome in words.
  ended: silent,
};

/** What a screen reader says of an event, or null where it says nothing. */
export function spokenEvent(event: RunEvent): string | null {
  return byKind(spoken, event);
}
