import type { RunOutcome } from '../core/run/run.ts';
import { RecordedRun, type RunOptions } from './recordedRun.ts';
import { torchHooks } from './torchHooks.ts';

export type { LabFunction } from '../core/run/labScope.ts';
export type { RunOptions } from './recordedRun.ts';

/**
 * A run of a compiled lab on the real library, not started yet. It works on the attached session of the library: a
 * process that runs several labs starts a new one for each. The host environment passes what is thrown outside of
 * the lab's own promise (timers, rejections nobody awaits) to `fail`.
 */
export function createRun(options: RunOptions): RecordedRun {
  return new RecordedRun(options, torchHooks);
}

/** Runs a compiled lab. Never rejects: what the lab throws is the outcome. */
export function runLab(options: RunOptions): Promise<RunOutcome> {
  return createRun(options).start();
}
