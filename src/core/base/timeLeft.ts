/** How far a run had come at a moment. */
export interface ProgressSample {
  /** Any clock, in milliseconds. */
  readonly ms: number;
  /** The share of the outermost loop's turns that is over, 0 to 1. */
  readonly done: number;
}

const windowMs = 8_000;
const samplesKept = 200;
/** Before this much was seen, a guess would jump about. */
const leastSeenMs = 400;

/**
 * Adds a sample; old ones leave, because a lab's later turns can take longer than its first. A loop that starts again
 * starts anew.
 */
export function addSample(samples: readonly ProgressSample[], sample: ProgressSample): readonly ProgressSample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  if (last?.done === sample.done) return samples;
  const recent = samples.filter((one, i) => one.ms >= sample.ms - windowMs || i === samples.length - 1);
  return [...recent.slice(-samplesKept), sample];
}

/** Seconds until the outermost loop has made all its turns, or null where nothing can be said yet. */
export function secondsLeft(samples: readonly ProgressSample[], nowMs: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.ms - first.ms < leastSeenMs || last.done <= first.done) return null;
  const msInAll = (last.ms - first.ms) / (last.done - first.done);
  return Math.max(0, ((1 - last.done) * msInAll - (nowMs - last.ms)) / 1_000);
}

/** `about 12 s left`: coarser the longer it takes, so that it does not flicker. */
export function timeLeftText(seconds: number): string {
  if (seconds < 1) return 'less than 1 s left';
  if (seconds < 20) return `about ${String(Math.round(seconds))} s left`;
  if (seconds < 57.5) return `about ${String(Math.round(seconds / 5) * 5)} s left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `about ${String(minutes)} min left`;
  const rest = minutes % 60;
  return `about ${String(Math.floor(minutes / 60))} h ${rest > 0 ? `${String(rest)} min ` : ''}left`;
}
