import type { ProgressEvent } from './deed.ts';
import type { Progress } from './progress.ts';

/**
 * What is kept when years of events have become too many. Every event that `progress` stands on is kept, however many
 * there are; what is left of `limit` is filled with the newest of the others. The rest is forgotten.
 */
export function keptEvents(events: readonly ProgressEvent[], progress: Progress, limit: number): readonly ProgressEvent[] {
  if (events.length <= limit) return events;
  const essential = progress.essential();
  const ids = new Set(essential.map(({ id }) => id));
  const others = events.filter(({ id }) => !ids.has(id)).sort((one, other) => other.seq - one.seq);
  return [...others.slice(0, Math.max(0, limit - essential.length)), ...essential];
}
