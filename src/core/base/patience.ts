import type { Disposes } from './disposable.ts';

/** A thread's own time. */
export interface Ticking {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls `tick` every `ms` milliseconds, until what it returns is called. */
  every(ms: number, tick: () => void): () => void;
}

interface Timers<Timer> {
  readonly performance: { now(): number };
  setInterval(tick: () => void, ms: number): Timer;
  clearInterval(timer: Timer): void;
}

/** The time of a page, a worker or Node, given its global object. */
export function tickingOf<Timer>(runtime: Timers<Timer>): Ticking {
  return {
    now: () => runtime.performance.now(),
    every: (ms, tick) => {
      const timer = runtime.setInterval(tick, ms);
      return () => {
        runtime.clearInterval(timer);
      };
    },
  };
}

/**
 * A tick is not punctual when it comes off its time by more than this share of its interval: late, or early as the one
 * after a late one may.
 */
const tolerance = 0.2;
/**
 * This many late ticks count as one punctual tick: on a machine where every tick is late, what is really lost is found
 * out, too.
 */
const lateTicksInOne = 10;

export interface PatienceParts {
  readonly time: Ticking;
  readonly tickMs: number;
  /** Called once each time it comes to an end. Nothing is waited for by then. */
  readonly onEnd: () => void;
  /** Called at every other tick. */
  readonly onTick?: () => void;
  /** True while something between here and the other side stands still: a tick then counts as a late one does. */
  readonly isHeldUp?: () => boolean;
}

/**
 * How long one side waits for the other, counted in punctual ticks of its own. A tick that comes late tells that this
 * thread or the whole machine stood still, and so may have what is waited for; it is not held against it. All waits for
 * another thread or process are waited here; limits of time, as that of a run, are not.
 */
export class Patience implements Disposes {
  private readonly parts: PatienceParts;
  private stopTicking: (() => void) | undefined;
  private lastTick = 0;
  /** In parts of a tick. */
  private left = 0;

  constructor(parts: PatienceParts) {
    this.parts = parts;
  }

  get isOn(): boolean {
    return this.stopTicking !== undefined;
  }

  /** Waits for at least `ticks` ticks from now on, whatever was waited for before. */
  wait(ticks: number): void {
    const { time, tickMs } = this.parts;
    this.left = ticks * lateTicksInOne;
    if (this.stopTicking) return;
    this.lastTick = time.now();
    this.stopTicking = time.every(tickMs, () => this.tick());
  }

  /** Nothing is waited for any more. */
  stop(): void {
    this.stopTicking?.();
    this.stopTicking = undefined;
  }

  dispose(): void {
    this.stop();
  }

  private tick(): void {
    const { time, tickMs, onEnd, onTick, isHeldUp } = this.parts;
    const now = time.now();
    const isPunctual = Math.abs(now - this.lastTick - tickMs) <= tickMs * tolerance && isHeldUp?.() !== true;
    this.lastTick = now;
    this.left -= isPunctual ? lateTicksInOne : 1;
    if (this.left > 0) {
      onTick?.();
      return;
    }
    this.stop();
    onEnd();
  }
}
