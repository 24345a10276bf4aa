import type { RunOutcome } from './run.ts';

/** The run has ended with the line it was to go to. */
export function hasReached(outcome: RunOutcome): boolean {
  return outcome.status === 'stopped' && outcome.reason === 'reached';
}
