import { TimeLeft } from '../src/core/following/timeLeft.ts';
import type { LoopProgress } from '../src/core/run/run.ts';

/** What a page heard of a run, and when. */
export interface HeardProgress {
  readonly ms: number;
  readonly progress: LoopProgress;
}

/** What a page said at a moment, and what really remained, in seconds. */
export interface Moment {
  readonly ms: number;
  readonly told: number;
  readonly real: number;
}

export interface ToldLeft {
  /** How long the run took. */
  readonly ms: number;
  /** The moments in which something was told. */
  readonly moments: readonly Moment[];
}

/** A page looks so often. */
export const lookMs = 100;
/** Before that, a page shows nothing of a run. */
const shownAfterMs = 1_000;

/** What a page says of the time left of a run of `ms`, from a quarter of it on. */
export function toldOf(heard: readonly HeardProgress[], ms: number): ToldLeft {
  const timeLeft = new TimeLeft();
  const moments: Moment[] = [];
  const waiting = [...heard];
  for (let now = 0; now < ms; now += lookMs) {
    while (waiting[0] && waiting[0].ms <= now) timeLeft.see(waiting.shift()?.progress ?? null, now);
    const told = now >= shownAfterMs && now >= ms / 4 ? timeLeft.seconds(now) : null;
    if (told !== null) moments.push({ ms: now, told, real: (ms - now) / 1_000 });
  }
  return { ms, moments };
}

/** By which factor what was told was off, at worst. What is below a second is told as that. */
export function worstOf(moments: readonly Moment[]): number {
  const factors = moments.map(({ told, real }) => Math.max(told, 1) / Math.max(real, 1));
  return Math.max(1, ...factors, ...factors.map(factor => 1 / factor));
}
