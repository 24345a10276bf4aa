import type { RunOutcome } from './run.ts';

/** The name of the error of a run whose GPU was lost: what it computed since cannot be trusted. */
export const gpuLostError = 'GpuLostError';

export function isGpuLost(outcome: RunOutcome): boolean {
  return outcome.status === 'failed' && outcome.error.name === gpuLostError;
}
