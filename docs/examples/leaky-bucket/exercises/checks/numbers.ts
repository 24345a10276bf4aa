// What check programs of this lesson share.
import type { AttemptRun } from 'gatescope/check';

/** How exact numbers have to be. */
export const near = 1e-6;

/** The line where a name gets its value. */
export function placeOf(run: AttemptRun, name: string): number | null {
  return run.named(name)?.line ?? null;
}
