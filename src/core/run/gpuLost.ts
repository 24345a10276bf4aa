import type { RunOutcome } from './run.ts';

/** A run whose GPU was lost: what it computed since cannot be trusted. */
export function isGpuLost(outcome: RunOutcome): boolean {
  return outcome.status === 'failed' && outcome.error.fault === 'gpuLost';
}
