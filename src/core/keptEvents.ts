import type { ProgressEvent } from './deed.ts';
import type { Progress } from './progress.ts';

/** Of years of events: those that `progress` stands on, and the newest of the others, `most` in all where that is enough. */
export function keptEvents(events: readonly ProgressEvent[], progress: Progress, most: number): readonly ProgressEvent[] {
  if (events.length <= most) return events;
  const essential = progress.essential();
  const ids = new Set(essential.map(({ id }) => id));
  const others = events.filter(({ id }) => !ids.has(id)).sort((one, other) => other.seq - one.seq);
  return [...others.slice(0, Math.max(0, most - essential.length)), ...essential];
}
